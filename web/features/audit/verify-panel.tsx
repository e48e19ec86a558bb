"use client";

import { ShieldCheck, ShieldX, X } from "lucide-react";
import { asApiError } from "@/lib/api/errors";
import type { Verification } from "@/lib/api/types";
import { dateTime, duration, grouped } from "@/lib/format";
import { auditVerify as words } from "@/messages/audit-verify";
import { Button } from "@/ui/button";
import { Copyable } from "@/ui/copyable";
import { ErrorNotice } from "@/ui/error-notice";
import { IconButton } from "@/ui/icon-button";
import { Panel } from "@/ui/panel";
import { Spinner } from "@/ui/spinner";
import { useNow } from "@/ui/use-now";
import { Findings } from "./findings-list";
import type { useVerification } from "./use-verification";

const SHOWN_FINDINGS = 100;

/** Nothing until somebody has the log verified; then how it goes, and what came of it. */
export function VerifyPanel({ run }: { run: ReturnType<typeof useVerification> }) {
  const { verification } = run;
  const { data, error, isFetching } = verification;
  if (!data && !error && !isFetching) return null;
  return (
    <Panel
      title={words.title}
      actions={isFetching ? null : (
        <div className="flex items-center gap-1">
          <Button size="small" onClick={run.start}>{words.again}</Button>
          <IconButton label={words.close} onClick={() => void run.close()}><X aria-hidden="true" /></IconButton>
        </div>
      )}
    >
      {isFetching ? <Running startedAt={run.startedAt} onStop={() => void run.stop()} /> : error ? <Failed error={error} /> : null}
      {data && !isFetching && !error ? <Outcome found={data} at={verification.dataUpdatedAt} /> : null}
    </Panel>
  );
}

function Running({ startedAt, onStop }: { startedAt: number | undefined; onStop: () => void }) {
  const now = useNow(1_000);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Spinner className="size-5 text-accent" />
      <div className="min-w-0 flex-1 basis-48">
        <p role="status" className="font-medium">{words.running}</p>
        <p className="text-soft tabular">{words.elapsed(duration(Math.floor((now - (startedAt ?? now)) / 1000) * 1000))}</p>
      </div>
      <Button size="small" onClick={onStop}>{words.stop}</Button>
    </div>
  );
}

function Failed({ error }: { error: Error }) {
  const { status } = asApiError(error);
  return (
    <div className="space-y-3">
      <ErrorNotice error={error} title={words.failed} />
      {status === 409 ? <p className="text-soft">{words.busy}</p> : null}
      {status === 504 ? (
        <p className="text-soft">{words.tooLong} <Copyable text={words.command} label={words.copyCommand} said={words.copiedCommand} /></p>
      ) : null}
    </div>
  );
}

function Outcome({ found, at }: { found: Verification; at: number }) {
  const { valid, findings } = found;
  return (
    <div className="space-y-5">
      <div role="status" className="flex gap-3">
        {valid ? <ShieldCheck className="mt-0.5 size-5 shrink-0 text-accent" aria-hidden="true" /> : <ShieldX className="mt-0.5 size-5 shrink-0 text-danger" aria-hidden="true" />}
        <div>
          <p className={valid ? "font-medium" : "font-medium text-danger"}>
            {valid ? words.holds : words.changed(findings.length, findings.length >= SHOWN_FINDINGS)}
          </p>
          <p className="text-soft">{valid ? words.holdsText : words.changedText} {words.at(dateTime(new Date(at).toISOString()))}</p>
        </div>
      </div>
      <Checked found={found} />
      {found.anchorSeq === null ? <p className="rounded-lg bg-warn-soft p-3 text-[0.8125rem] text-warn">{words.noAnchorText}</p> : null}
      {valid ? null : <Findings findings={findings} anchorSeq={found.anchorSeq} />}
    </div>
  );
}

function Checked({ found }: { found: Verification }) {
  const items = [
    [words.checked.rows, grouped(found.rows)],
    [words.checked.checkpoints, grouped(found.checkpoints)],
    [words.checked.last, grouped(found.lastSeq)],
    [words.checked.anchor, found.anchorSeq === null ? words.noAnchor : words.place(grouped(found.anchorSeq))],
  ];
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
      {items.map(([term, value]) => (
        <div key={term}>
          <dt className="text-xs text-faint">{term}</dt>
          <dd className="font-medium tabular">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
