"use client";

import { useState } from "react";
import { ChevronRight, Copy } from "lucide-react";
import { shortId, Who } from "@/features/admin/who";
import { cn } from "@/lib/cn";
import { sentence } from "@/lib/api/errors";
import type { AuditLog } from "@/lib/api/types";
import { exactTime, secondTime } from "@/lib/format";
import { audit as words } from "@/messages/audit";
import { Badge } from "@/ui/badge";
import { copyText } from "@/ui/copy";
import { rowDetailsId, Table, type Column } from "@/ui/table";
import { Tip } from "@/ui/tip";
import { actionCode, actionText, resourceText } from "./actions";
import { RowDetails } from "./row-details";

interface Props {
  rows: AuditLog[];
  /** A correlation id: its rows are those of one request. */
  mark: string | undefined;
}

export function Rows({ rows, mark }: Props) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string): void => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const columns: Column<AuditLog>[] = [
    { key: "when", label: words.column.when, cell: (row) => <Opener row={row} open={open.has(row.id)} onToggle={() => toggle(row.id)} /> },
    { key: "what", label: words.column.what, heading: true, cell: (row) => <What row={row} marked={mark !== undefined && row.correlationId === mark} /> },
    { key: "who", label: words.column.who, cell: (row) => <WhoAndFrom row={row} /> },
    { key: "on", label: words.column.on, spare: true, cell: (row) => <On row={row} /> },
    { key: "outcome", label: words.column.outcome, spare: true, cell: (row) => <Outcome success={row.success} /> },
    { key: "correlation", label: words.column.correlation, spare: true, cell: (row) => <Correlation id={row.correlationId} /> },
  ];
  return (
    <Table
      label={words.table}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      details={(row) => (open.has(row.id) ? <RowDetails row={row} /> : null)}
    />
  );
}

function Opener({ row, open, onToggle }: { row: AuditLog; open: boolean; onToggle: () => void }) {
  return (
    <Tip text={exactTime(row.timestamp)}>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? rowDetailsId(row.id) : undefined}
        onClick={onToggle}
        className="-ml-1.5 inline-flex min-h-6 items-start gap-1 rounded text-left hover:text-accent-strong xl:whitespace-nowrap"
      >
        <ChevronRight className={cn("mt-0.75 size-4 shrink-0 text-faint transition-transform", open && "rotate-90")} aria-hidden="true" />
        <time dateTime={row.timestamp} className="min-w-24 tabular">{secondTime(row.timestamp)}</time>
        <span className="sr-only">{words.details}</span>
      </button>
    </Tip>
  );
}

function What({ row, marked }: { row: AuditLog; marked: boolean }) {
  return (
    <div className="min-w-36">
      <span>{actionText(row)}</span>
      {row.error ? <p className="font-normal text-soft">{sentence(row.error)}</p> : null}
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-normal">
        <code className="font-mono text-2xs text-faint">{actionCode(row)}</code>
        {row.success ? null : <span className="lg:hidden"><Outcome success={false} /></span>}
        {marked ? <Badge tone="good">{words.marked}</Badge> : null}
      </p>
    </div>
  );
}

function WhoAndFrom({ row }: { row: AuditLog }) {
  return (
    <div className="min-w-24">
      <Who userId={row.userId} name={row.username} />
      <p className="font-mono text-2xs text-faint">{row.ipAddress ?? words.unknownAddress}</p>
      {row.apiToken ? <p className="text-xs text-soft">{words.through(row.apiToken.name)}</p> : null}
    </div>
  );
}

function On({ row }: { row: AuditLog }) {
  return (
    <div className="min-w-16">
      {resourceText(row.resource)}
      {row.resourceId ? <p className="font-mono text-2xs whitespace-nowrap text-faint" title={row.resourceId}>{shortId(row.resourceId)}</p> : null}
    </div>
  );
}

const Outcome = ({ success }: { success: boolean }) => (
  <Badge tone={success ? "neutral" : "danger"}>{success ? words.done : words.refused}</Badge>
);

function Correlation({ id }: { id: string | null }) {
  if (!id) return null;
  return (
    <Tip text={words.copyCorrelation(id)}>
      <button
        type="button"
        aria-label={words.copyCorrelation(id)}
        onClick={() => void copyText(id, words.copied.correlation)}
        className="inline-flex min-h-6 items-center gap-1.5 rounded font-mono text-2xs whitespace-nowrap text-faint hover:text-ink"
      >
        {shortId(id)}
        <Copy className="size-3" aria-hidden="true" />
      </button>
    </Tip>
  );
}
