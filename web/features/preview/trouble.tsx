"use client";

import type { ReactNode } from "react";
import { TriangleAlert } from "lucide-react";
import { preview } from "@/messages/preview";
import { Button, buttonClass } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import type { useRestart } from "./use-restart";

const words = preview.trouble;

/** Why there is nothing to see in the frame. */
export type TroubleKind = "late" | "broken" | "slow" | "locked";

/** What the front's own page says that somebody can do something about. */
export function troubleOf(notice: string | undefined): TroubleKind | null {
  return notice === "broken" || notice === "slow" ? notice : null;
}

interface Props {
  kind: TroubleKind;
  /** Where the app can be opened outside of the frame. */
  address: string | null;
  restart: ReturnType<typeof useRestart>;
  mayRun: boolean;
  onReload: () => void;
  onLogs: () => void;
}

export function Trouble({ kind, address, restart, mayRun, onReload, onLogs }: Props) {
  return (
    <div role="alert" className="w-full max-w-md rounded-xl border border-line bg-raised p-4 text-left text-ink shadow-float animate-rise">
      <div className="flex gap-2.5">
        <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warn" aria-hidden="true" />
        <div className="min-w-0 flex-1">
          <h2 className="font-medium">{words[kind].title}</h2>
          <p className="mt-0.5 text-soft">{words[kind].text}</p>
          <div className="mt-3 flex flex-wrap gap-2">
            {kind === "locked" ? <OpenTab address={address} /> : <Ways restart={restart} mayRun={mayRun} onReload={onReload} onLogs={onLogs} />}
          </div>
          {restart.error ? <ErrorNotice error={restart.error} title={words.notRestarted} className="mt-3" /> : null}
        </div>
      </div>
    </div>
  );
}

function Ways({ restart, mayRun, onReload, onLogs }: Pick<Props, "restart" | "mayRun" | "onReload" | "onLogs">): ReactNode {
  return (
    <>
      <Button look="primary" disabled={restart.isPending} onClick={onReload}>{words.reload}</Button>
      {mayRun ? (
        <Button busy={restart.isPending} onClick={() => restart.mutate()}>{restart.isPending ? words.restarting : words.restart}</Button>
      ) : null}
      <Button look="quiet" onClick={onLogs}>{words.logs}</Button>
    </>
  );
}

function OpenTab({ address }: { address: string | null }) {
  if (!address) return null;
  return <a href={address} target="_blank" rel="noopener" className={buttonClass("primary")}>{words.openTab}</a>;
}
