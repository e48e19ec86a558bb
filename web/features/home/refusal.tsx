"use client";

import type { ReactNode } from "react";
import type { ApiError } from "@/lib/api/errors";
import { home } from "@/messages/home";
import { Button, buttonClass } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { useNow } from "@/ui/use-now";
import type { Sending } from "./use-generate";

const words = home.refused;

interface Props {
  sending: Sending;
  onAgain: () => void;
  onStop: () => void;
  onPick: (prompt: string) => void;
}

/** Why nothing was created, and what comes next: by itself, after a while, with other words, or elsewhere. */
export function Refusal({ sending, onAgain, onStop, onPick }: Props) {
  if (sending.phase === "waiting") return <Waiting error={sending.error} atMs={sending.atMs} onNow={onAgain} onStop={onStop} />;
  // Stays while it is tried again, else it would come and go with each attempt.
  if (sending.phase === "sending" && sending.error) return <Waiting error={sending.error} atMs={null} onNow={onAgain} onStop={onStop} />;
  if (sending.phase !== "refused") return null;
  const { error, notBeforeMs } = sending;
  if (notBeforeMs !== null) return <TooMany error={error} notBeforeMs={notBeforeMs} onAgain={onAgain} />;
  return <ErrorNotice error={error} title={words.title} className="mt-3" onPick={onPick} action={nextStep(error, onAgain)} />;
}

/** Only what can help: the same words again after a break, the list of apps when there are too many. */
function nextStep(error: ApiError, again: () => void): ReactNode {
  if (error.unreachable || error.status >= 500) return <Button size="small" onClick={again}>{words.again}</Button>;
  if (error.code === "QUOTA_EXCEEDED" && limitOf(error) > 0) return <a href="#recent" className={buttonClass("plain", "small")}>{words.goToApps}</a>;
  if (error.code === "AUTHORIZATION_ERROR") return <p className="text-soft">{words.notAllowed}</p>;
  return undefined;
}

const limitOf = ({ details }: ApiError): number => (details as { limit?: number } | undefined)?.limit ?? 1;

/** Without a time: it is being tried. */
function Waiting({ error, atMs, onNow, onStop }: { error: ApiError; atMs: number | null; onNow: () => void; onStop: () => void }) {
  const left = useSecondsLeft(atMs ?? 0);
  const trying = atMs === null;
  return (
    <ErrorNotice
      error={error}
      tone="warn"
      title={error.code === "MAINTENANCE" ? words.maintenance : words.waiting}
      className="mt-3"
      action={(
        <>
          <p className="text-ink"><span className="tabular">{words.retryIn(left)}</span> {words.kept}</p>
          <div className="mt-2.5 flex flex-wrap gap-2">
            <Button size="small" busy={trying} onClick={onNow}>{words.now}</Button>
            <Button size="small" look="quiet" disabled={trying} onClick={onStop}>{words.stop}</Button>
          </div>
        </>
      )}
    />
  );
}

function TooMany({ error, notBeforeMs, onAgain }: { error: ApiError; notBeforeMs: number; onAgain: () => void }) {
  const left = useSecondsLeft(notBeforeMs);
  return (
    <ErrorNotice
      error={error}
      tone="warn"
      title={words.tooMany}
      className="mt-3"
      action={(
        <>
          <p className="mb-2.5 text-ink tabular">{left > 0 ? words.tooManyWait(left) : words.tooManyOver}</p>
          <Button size="small" disabled={left > 0} onClick={onAgain}>{words.again}</Button>
        </>
      )}
    />
  );
}

function useSecondsLeft(atMs: number): number {
  const now = useNow(500);
  return Math.max(0, Math.ceil((atMs - now) / 1_000));
}
