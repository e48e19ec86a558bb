"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Braces } from "lucide-react";
import { userHref } from "@/features/admin/links";
import { Who } from "@/features/admin/who";
import { useMay } from "@/features/session/use-may";
import { sentence } from "@/lib/api/errors";
import type { AuditLog } from "@/lib/api/types";
import { exactTime } from "@/lib/format";
import { audit as words } from "@/messages/audit";
import { buttonClass, Button } from "@/ui/button";
import { copyText } from "@/ui/copy";
import { Copyable } from "@/ui/copyable";
import { Disclosure } from "@/ui/disclosure";
import { actionCode, resourceText } from "./actions";
import { fieldText, told, type Change, type Fact } from "./details";
import { around, hrefOf } from "./filter";

/** All that was written down about one action. */
export function RowDetails({ row }: { row: AuditLog }) {
  const allows = useMay();
  const { changes, facts } = told(row.details);
  const json = JSON.stringify(row.details, null, 2);
  return (
    <div className="space-y-5 bg-sunken/50 px-4 py-4 sm:pl-10">
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        <Item term={words.detail.time}><time dateTime={row.timestamp}>{exactTime(row.timestamp)}</time></Item>
        <Item term={words.detail.action}><code className="font-mono text-xs">{actionCode(row)}</code></Item>
        <Item term={words.detail.user}>
          <Who userId={row.userId} name={row.username} />
          {row.userId ? <Id text={row.userId} what={words.detail.user} /> : null}
        </Item>
        <Item term={words.detail.on}>
          {resourceText(row.resource)}
          {row.resourceId ? <Id text={row.resourceId} what={words.detail.on} /> : null}
        </Item>
        <Item term={words.detail.address}>{row.ipAddress ?? words.unknownAddress}</Item>
        {row.userAgent ? <Item term={words.detail.agent}>{row.userAgent}</Item> : null}
        {row.apiToken ? <Item term={words.detail.token}>{row.apiToken.name}<Id text={row.apiToken.id} what={words.detail.token} /></Item> : null}
        {row.error ? <Item term={words.detail.error}>{sentence(row.error)}</Item> : null}
        {row.correlationId ? <Item term={words.detail.correlation}><Id text={row.correlationId} what={words.detail.correlation} /></Item> : null}
        <Item term={words.detail.row}><Id text={row.id} what={words.detail.row} /></Item>
      </dl>
      {changes.length > 0 ? <Changes changes={changes} /> : null}
      {facts.length > 0 ? <Facts facts={facts} /> : null}
      {changes.length + facts.length === 0 ? <p className="text-soft">{words.detail.none}</p> : (
        <Disclosure icon={<Braces />} title={words.detail.json}>
          <div className="border-t border-line p-3">
            <pre tabIndex={0} aria-label={words.detail.json} className="max-h-80 overflow-auto font-mono text-xs">{json}</pre>
            <Button size="small" className="mt-2" onClick={() => void copyText(json, words.copied.details)}>{words.detail.copyJson}</Button>
          </div>
        </Disclosure>
      )}
      <div className="flex flex-wrap gap-2">
        {row.userId ? <Link prefetch={false} href={hrefOf({ userId: row.userId })} className={buttonClass("plain", "small")}>{words.detail.onlyUser}</Link> : null}
        {row.resourceId ? (
          <Link prefetch={false} href={hrefOf({ resource: row.resource, resourceId: row.resourceId })} className={buttonClass("plain", "small")}>{words.detail.onlyThing}</Link>
        ) : null}
        <Link prefetch={false} href={hrefOf(around(row.timestamp, row.correlationId))} className={buttonClass("plain", "small")}>{words.detail.request}</Link>
        {row.userId && row.username && allows("user", "read") ? <Link prefetch={false} href={userHref(row.userId)} className={buttonClass("plain", "small")}>{words.detail.openUser}</Link> : null}
      </div>
    </div>
  );
}

function Changes({ changes }: { changes: Change[] }) {
  return (
    <section>
      <h2 className="mb-1.5 text-xs font-medium text-faint">{words.detail.changes}</h2>
      <div className="overflow-x-auto rounded-lg border border-line bg-surface">
        <table className="w-full text-left text-[0.8125rem]">
          <thead className="text-xs text-faint">
            <tr className="border-b border-line">
              {[words.detail.field, words.detail.before, words.detail.after].map((label) => (
                <th key={label} scope="col" className="px-3 py-1.5 font-medium">{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.field} className="border-b border-line align-top last:border-b-0">
                <th scope="row" className="px-3 py-1.5 font-medium">{change.field ? fieldText(change.field) : words.detail.whole}</th>
                <td className="px-3 py-1.5"><Value text={change.before} /></td>
                <td className="px-3 py-1.5"><Value text={change.after} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Value({ text }: { text: string | undefined }) {
  return text ? <span className="break-words whitespace-pre-line">{text}</span> : <span className="text-faint">{words.detail.nothing}</span>;
}

function Facts({ facts }: { facts: Fact[] }) {
  return (
    <section>
      <h2 className="mb-1.5 text-xs font-medium text-faint">{words.detail.facts}</h2>
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {facts.map((fact) => <Item key={fact.field} term={fieldText(fact.field)}><Value text={fact.value} /></Item>)}
      </dl>
    </section>
  );
}

function Item({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-faint">{term}</dt>
      <dd className="flex flex-col items-start break-words [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

const Id = ({ text, what }: { text: string; what: string }) => <Copyable text={text} label={words.detail.copyId(what)} said={words.copied.id} />;
