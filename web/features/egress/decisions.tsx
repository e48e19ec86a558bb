"use client";

import { cn } from "@/lib/cn";
import { dateTime, relativeTime } from "@/lib/format";
import type { EgressDecision } from "@/lib/api/types";
import { egress as words } from "@/messages/egress";
import { ui } from "@/messages/ui";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { useNow } from "@/ui/use-now";
import { reasonText } from "./model";
import { useDecisions } from "./queries";

export function Decisions({ appId }: { appId: string }) {
  const decisions = useDecisions(appId);
  const now = useNow(30_000);
  const items = decisions.data?.items ?? [];
  return (
    <section aria-labelledby="last-connections">
      <h3 id="last-connections" className="mb-2 font-medium">{words.decisions.title}</h3>
      {decisions.isError ? (
        <ErrorNotice error={decisions.error} title={words.decisions.failed} action={<Button size="small" onClick={() => void decisions.refetch()}>{ui.tryAgain}</Button>} />
      ) : null}
      {decisions.data && items.length === 0 ? <p className="text-faint">{words.decisions.none}</p> : null}
      {items.length > 0 ? (
        <ul className="divide-y divide-line rounded-xl border border-line bg-ground">
          {items.map((decision) => <Row key={decision.id} decision={decision} now={now} />)}
        </ul>
      ) : null}
    </section>
  );
}

function Row({ decision, now }: { decision: EgressDecision; now: number }) {
  const reason = reasonText(decision.reason);
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-4 py-2">
      <span className={cn("w-16 shrink-0 text-xs font-medium", decision.allowed ? "text-accent-strong" : "text-danger")}>
        {decision.allowed ? words.decisions.allowed : words.decisions.refused}
      </span>
      <span className="min-w-0 flex-1 basis-48 break-all font-mono text-xs">
        {decision.host}:{decision.port}
        {decision.count > 1 ? <span className="text-faint"> {words.decisions.times(decision.count)}</span> : null}
      </span>
      <time dateTime={decision.at} title={dateTime(decision.at)} className="shrink-0 text-xs text-faint">{relativeTime(decision.at, now)}</time>
      {reason ? <span className="w-full pl-19 text-xs text-soft max-sm:pl-0">{reason}</span> : null}
    </li>
  );
}
