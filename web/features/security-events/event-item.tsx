"use client";

import Link from "next/link";
import { userHref } from "@/features/admin/links";
import { Who } from "@/features/admin/who";
import { fieldText } from "@/features/audit/details";
import { around, hrefOf } from "@/features/audit/filter";
import { useMay } from "@/features/session/use-may";
import type { SecurityEvent, Severity } from "@/lib/api/types";
import { exactTime, relativeTime } from "@/lib/format";
import { securityEvents as words } from "@/messages/security-events";
import { Badge } from "@/ui/badge";
import { buttonClass } from "@/ui/button";
import { Tip } from "@/ui/tip";
import { factsOf, headline } from "./model";
import { ResolveDialog } from "./resolve-dialog";

interface Props {
  event: SecurityEvent;
  now: number;
}

const TONES: Record<Severity, "neutral" | "warn" | "danger"> = { low: "neutral", medium: "warn", high: "danger", critical: "danger" };

export function EventItem({ event, now }: Props) {
  const allows = useMay();
  const mayAudit = allows("audit", "read");
  const what = headline(event);
  const facts = factsOf(event);
  const { name, act } = words.types[event.type];
  const link = buttonClass("quiet", "small", "-ml-2.5");
  return (
    <article aria-label={what} className="rounded-2xl border border-line bg-surface p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <div className="mb-1.5 flex flex-wrap items-center gap-2">
            <Badge tone={TONES[event.severity]}>{words.severity(words.severities[event.severity])}</Badge>
            <span className="text-xs text-faint">{name}</span>
          </div>
          <h2 className="font-medium break-words">{what}</h2>
          <p className="mt-0.5 text-soft">
            <Time iso={event.timestamp} now={now} /> · <Who userId={event.userId} name={event.username} /> ·{" "}
            {event.ipAddress ? words.from(event.ipAddress) : words.unknownAddress}
          </p>
        </div>
        {event.resolved || !allows("security_event", "update") ? null : <ResolveDialog id={event.id} what={what} />}
      </div>
      {facts.length > 0 ? (
        <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-2">
          {facts.map((fact) => (
            <div key={fact.field} className="min-w-0">
              <dt className="text-xs text-faint">{fieldText(fact.field)}</dt>
              <dd className="break-words [overflow-wrap:anywhere]">{fact.value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {event.resolved ? <Resolution event={event} now={now} /> : <p className="mt-3 max-w-prose text-soft">{act}</p>}
      <div className="mt-3 flex flex-wrap gap-x-4">
        {mayAudit ? <Link prefetch={false} href={hrefOf(around(event.timestamp, event.correlationId))} className={link}>{words.links.around}</Link> : null}
        {mayAudit && event.userId ? <Link prefetch={false} href={hrefOf({ userId: event.userId })} className={link}>{words.links.user}</Link> : null}
        {event.userId && event.username && allows("user", "read") ? <Link prefetch={false} href={userHref(event.userId)} className={link}>{words.links.account}</Link> : null}
      </div>
    </article>
  );
}

function Resolution({ event, now }: Props) {
  return (
    <div className="mt-3 rounded-lg bg-sunken px-3 py-2">
      <p className="text-xs text-faint">
        {words.resolved(event.resolvedAt ? relativeTime(event.resolvedAt, now) : "")} <Who userId={event.resolvedBy} name={event.resolvedByName} />
        {event.note ? null : <> {words.noNote}</>}
      </p>
      {event.note ? <p className="mt-0.5 break-words whitespace-pre-line">{event.note}</p> : null}
    </div>
  );
}

function Time({ iso, now }: { iso: string; now: number }) {
  return (
    <Tip text={exactTime(iso)}>
      <time dateTime={iso} tabIndex={0} className="rounded">{relativeTime(iso, now)}</time>
    </Tip>
  );
}
