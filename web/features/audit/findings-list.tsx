"use client";

import Link from "next/link";
import type { FoundFault } from "@/lib/api/types";
import { grouped } from "@/lib/format";
import { auditVerify as words } from "@/messages/audit-verify";
import { Copyable } from "@/ui/copyable";
import { around, hrefOf, timeOfId } from "./filter";
import { acceptable, problemsOf, type Problem } from "./findings";

/** Each fault with its place and what it means, and what to do about them. */
export function Findings({ findings, anchorSeq }: { findings: FoundFault[]; anchorSeq: number | null }) {
  const place = acceptable(findings, anchorSeq);
  const [first, second, ...others] = words.next.steps;
  return (
    <>
      <ol className="space-y-3">
        {problemsOf(findings).map((problem) => <li key={problem.problem}><Fault problem={problem} /></li>)}
      </ol>
      <section>
        <h3 className="font-medium">{words.next.title}</h3>
        <ol className="mt-1.5 list-decimal space-y-1.5 pl-5 text-soft">
          <li>{first}</li>
          <li>{second} <Command text={words.next.anchorCommand} /></li>
          {others.map((step) => <li key={step}>{step}</li>)}
          {place === null ? null : <li>{words.next.accept} <Command text={words.next.acceptCommand(place)} /></li>}
        </ol>
        <p className="mt-2 text-faint">{words.next.more}</p>
      </section>
    </>
  );
}

function Fault({ problem }: { problem: Problem }) {
  return (
    <article className="rounded-xl border border-danger-line p-4">
      <h3 className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium text-danger">{problem.title}</span>
        <code className="font-mono text-2xs text-faint">{problem.problem}</code>
        {problem.faults.length > 1 ? <span className="text-xs text-faint">{words.places(problem.faults.length)}</span> : null}
      </h3>
      <p className="mt-1 text-soft">{problem.means}</p>
      <p className="mt-1">{problem.act}</p>
      <ul className="mt-2.5 max-h-60 space-y-1 overflow-y-auto" tabIndex={problem.faults.length > 5 ? 0 : undefined}>
        {problem.faults.map((fault) => <li key={`${fault.seq} ${fault.rowId}`}><Place fault={fault} /></li>)}
      </ul>
    </article>
  );
}

function Place({ fault: { seq, rowId } }: { fault: FoundFault }) {
  const at = rowId ? timeOfId(rowId) : null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-[0.8125rem]">
      {seq === null ? null : <span className="font-medium tabular">{words.place(grouped(seq))}</span>}
      {rowId ? <Copyable text={rowId} label={words.copyRow(rowId)} said={words.copiedRow} /> : null}
      {at ? <Link prefetch={false} href={hrefOf(around(at))} className="inline-flex min-h-6 items-center rounded underline underline-offset-2 hover:text-accent-strong">{words.see}</Link> : null}
    </p>
  );
}

const Command = ({ text }: { text: string }) => <Copyable text={text} label={words.copyCommand} said={words.copiedCommand} className="text-ink" />;
