"use client";

import { CircleSlash, Info, TriangleAlert } from "lucide-react";
import { turnDuration } from "@/features/activity/elapsed";
import { systemLabel } from "@/features/activity/labels";
import type { Turn } from "@/features/activity/model";
import { duration } from "@/lib/format";
import type { App } from "@/lib/api/types";
import { workspace } from "@/messages/workspace";
import { Button } from "@/ui/button";
import { Disclosure } from "@/ui/disclosure";
import { Mark } from "@/ui/logo";
import { Checklist } from "./checklist";
import { ConflictList } from "./conflict-list";
import { Elapsed } from "./elapsed-time";
import { FileRows } from "./file-rows";
import { PlanList } from "./plan-list";
import type { View } from "./place";
import { useRights } from "./rights";

const words = workspace.turn;

interface Props {
  app: App;
  turn: Turn;
  last: boolean;
  busy: boolean;
  onShow: (view: View) => void;
  onOpenFile: (path: string) => void;
  /** Puts words into the box; absent where there is none. */
  onReuse?: (words: string) => void;
}

export function TurnView({ app, turn, last, busy, onShow, onOpenFile, onReuse }: Props) {
  const prompt = turn.kind === "create" ? app.prompt : turn.prompt;
  const { preview } = useRights();
  const working = last && busy && turn.state === "active";
  return (
    <article className="space-y-3 animate-rise">
      {turn.kind === "system" ? null : (
        <div dir="auto" className="ml-auto w-fit max-w-[88%] rounded-2xl rounded-br-md bg-accent-soft px-3.5 py-2 break-words whitespace-pre-wrap text-ink">
          <span className="sr-only">{workspace.you}</span>
          {prompt ?? "…"}
        </div>
      )}
      <div className="flex gap-3">
        <Mark alive={working} className="mt-0.5 size-5" />
        <div className="min-w-0 flex-1 space-y-3">
          <TurnHead app={app} turn={turn} working={working} />
          {turn.steps.length > 0 || working ? <Checklist turn={turn} working={working} saidBelow={reasonBelow(app, turn, last)} /> : null}
          {turn.plan.length > 0 ? <PlanList plan={turn.plan} open={working} /> : null}
          {turn.files.length > 0 ? <FileRows files={turn.files} working={working} onShow={() => onShow("code")} /> : null}
          {turn.notes.length > 0 ? <Notes texts={turn.notes} /> : null}
          {turn.warnings.map((text, index) => (
            <p key={index} className="flex gap-2 rounded-lg bg-warn-soft px-3 py-2 text-[0.8125rem] text-ink">
              <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warn" aria-hidden="true" />
              <span className="min-w-0 break-words">{text}</span>
            </p>
          ))}
          {turn.conflicts.length > 0 ? <ConflictList conflicts={turn.conflicts} onOpenFile={onOpenFile} /> : null}
          {preview && last && !busy && turn.state === "done" && app.status === "running" ? (
            <Button look="primary" className="min-[60rem]:hidden" onClick={() => onShow("preview")}>{words.open}</Button>
          ) : null}
          {turn.kind === "iterate" && turn.state === "failed" ? <Failure turn={turn} last={last} onReuse={busy ? undefined : onReuse} /> : null}
        </div>
      </div>
    </article>
  );
}

/** Why it failed, where a card under the steps says so. */
function reasonBelow(app: App, turn: Turn, last: boolean): string | null {
  if (turn.state !== "failed") return null;
  if (turn.kind === "iterate") return turn.error;
  return last && app.status === "error" ? app.statusReason : null;
}

function TurnHead({ app, turn, working }: { app: App; turn: Turn; working: boolean }) {
  const took = turnDuration(turn);
  return (
    <div className="flex items-baseline justify-between gap-3">
      <p className="min-w-0 font-medium break-words">{headline(app, turn, working)}</p>
      <span className="shrink-0 text-xs text-faint tabular">
        {working ? <Elapsed since={turn.kind === "create" ? app.createdAt : null} /> : took !== null ? duration(took) : null}
      </span>
    </div>
  );
}

function headline(app: App, turn: Turn, working: boolean): string {
  if (turn.kind === "system") return systemLabel(turn);
  if (working) return turn.kind === "create" ? words.making : words.working;
  if (turn.state === "failed") return turn.kind === "create" ? words.unfinished : words.unchanged;
  if (turn.state === "cancelled") return words.stopped;
  if (turn.summary) return turn.summary;
  if (turn.state === "done") return turn.kind === "create" ? words.ready(app.name) : words.done;
  return words.waiting;
}

function Notes({ texts }: { texts: string[] }) {
  return (
    <Disclosure icon={<Info />} title={words.decisions(texts.length)}>
      <ul className="space-y-1.5 px-3 pb-3 text-[0.8125rem] text-soft">
        {texts.map((text, index) => <li key={index} className="break-words">{text}</li>)}
      </ul>
    </Disclosure>
  );
}

/** Said aloud for the last turn only: the ones before it are history. */
function Failure({ turn, last, onReuse }: { turn: Turn; last: boolean; onReuse: Props["onReuse"] }) {
  const { prompt } = turn;
  return (
    <div role={last ? "alert" : undefined} className="flex gap-2.5 rounded-xl border border-danger-line bg-danger-soft p-3 text-[0.8125rem]">
      <CircleSlash className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden="true" />
      <div className="min-w-0 break-words">
        <p>{turn.error ?? words.failed}</p>
        <p className="mt-1 text-soft">{words.asBefore}</p>
        {last && prompt && onReuse ? <Button size="small" className="mt-2.5" onClick={() => onReuse(prompt)}>{words.reuse}</Button> : null}
      </div>
    </div>
  );
}
