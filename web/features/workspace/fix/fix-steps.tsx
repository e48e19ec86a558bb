"use client";

import { useEffect, useId, useRef } from "react";
import { Wrench } from "lucide-react";
import type { Spot } from "@/features/preview/source";
import type { App } from "@/lib/api/types";
import { fix as words } from "@/messages/fix";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import type { Fix } from "./decide";
import { useApply } from "./use-apply";
import { useFixes, type Complaint } from "./use-fixes";
import { useReword } from "./use-reword";

export interface FixPlaces {
  onOpenFile: (spot: Spot) => void;
  onLogs: () => void;
}

interface Props extends FixPlaces {
  app: App;
  complaint: Complaint;
  /** It is being mended, or is seen to somewhere else on the page. */
  onDone?: () => void;
}

/** Says what would mend the app, and does it when told to. The other ways are beside it. */
export function FixSteps({ app, complaint, onOpenFile, onLogs, onDone }: Props) {
  const { fixes, changed, error, retry } = useFixes(app, complaint);
  const apply = useApply(app, () => onDone?.());
  const reword = useReword(app);
  const textId = useId();
  const steps = useRef<HTMLDivElement>(null);
  const known = fixes !== null;
  // What can be done comes a moment after what went wrong, and belongs into sight with it.
  useEffect(() => {
    if (known) steps.current?.scrollIntoView({ block: "nearest" });
  }, [known]);

  const act = (fix: Fix): void => {
    if (fix.kind === "start" || fix.kind === "restore") return apply.mutate(fix);
    if (fix.kind === "open") onOpenFile(fix.spot);
    else if (fix.kind === "logs") onLogs();
    else reword();
    onDone?.();
  };

  if (error) return <ErrorNotice error={error} title={words.notRead} action={<Button size="small" onClick={retry}>{words.retry}</Button>} />;
  const [best, ...others] = fixes ?? [];
  if (!best) return <p role="status" className="text-soft">{words.looking}</p>;
  return (
    <div ref={steps}>
      <p id={textId} className="break-words text-soft">{textOf(best, changed)}</p>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button look="primary" busy={apply.isPending} aria-describedby={textId} onClick={() => act(best)}>
          <Wrench aria-hidden="true" />
          {best.kind === "reword" ? words.reword.action : words.action}
        </Button>
        {others.map((fix) => (
          <Button key={fix.kind} look="quiet" disabled={apply.isPending} title={textOf(fix, changed)} className="max-w-full" onClick={() => act(fix)}>
            <span className="truncate">{actionOf(fix)}</span>
          </Button>
        ))}
      </div>
      {apply.error ? <ErrorNotice error={apply.error} title={words.failed} className="mt-3" /> : null}
    </div>
  );
}

function textOf(fix: Fix, changed: string[]): string {
  switch (fix.kind) {
    case "restore":
      return words.restore[fix.because](fix.to, changed);
    case "open":
      return words.open.text(fix.spot.path, fix.spot.line);
    default:
      return words[fix.kind].text;
  }
}

function actionOf(fix: Fix): string {
  if (fix.kind === "restore") return words.restore.action(fix.to);
  return fix.kind === "open" ? words.open.action(fix.spot.path, fix.spot.line) : words[fix.kind].action;
}
