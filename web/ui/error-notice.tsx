"use client";

import type { ReactNode } from "react";
import { Copy, TriangleAlert } from "lucide-react";
import { asApiError } from "@/lib/api/errors";
import { cn } from "@/lib/cn";
import { suggestionsOf } from "@/lib/suggestions";
import { ui } from "@/messages/ui";
import { copyText } from "./copy";
import { Suggestions } from "./suggestions";

interface Props {
  error: unknown;
  title?: string;
  /** A wait that ends by itself is no failure. */
  tone?: "danger" | "warn";
  /** The one thing to do next. */
  action?: ReactNode;
  /** Takes what the refusal proposes instead; without it nothing is offered. */
  onPick?: (suggestion: string) => void;
  className?: string;
}

const boxes = { danger: "border-danger-line bg-danger-soft", warn: "border-warn/40 bg-warn-soft" };
const words = { danger: "text-danger", warn: "text-warn" };

/** What went wrong in the server's words, with the id an operator can look up. What follows the words may change without being said again. */
export function ErrorNotice({ error, title, tone = "danger", action, onPick, className }: Props) {
  const failure = asApiError(error);
  const suggestions = onPick ? suggestionsOf(failure) : [];
  return (
    <div className={cn("rounded-xl border p-3 text-[0.8125rem] animate-fade", boxes[tone], className)}>
      <div className="flex gap-2.5">
        <TriangleAlert className={cn("mt-0.5 size-4 shrink-0", words[tone])} aria-hidden="true" />
        <div className="min-w-0 flex-1">
          <div role="alert">
            {title ? <p className={cn("font-medium", words[tone])}>{title}</p> : null}
            <p className="break-words text-ink">{failure.message}</p>
            <Details lines={detailLines(failure.details, suggestions.length > 0)} />
          </div>
          {onPick && suggestions.length > 0 ? <Suggestions list={suggestions} onPick={onPick} className="mt-2" /> : null}
          {action ? <div className="mt-2.5">{action}</div> : null}
          {failure.correlationId ? <CorrelationId id={failure.correlationId} /> : null}
        </div>
      </div>
    </div>
  );
}

function Details({ lines }: { lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="mt-1 list-disc space-y-0.5 pl-4 text-soft">
      {lines.map((line) => <li key={line}>{line}</li>)}
    </ul>
  );
}

/** `details.fields` of a validation error, or what the planner says it can do; its suggestions unless they are `offered` already. */
export function detailLines(details: unknown, offered = false): string[] {
  if (typeof details !== "object" || details === null) return [];
  const { fields, can, suggestions } = details as Record<string, unknown>;
  const rows = [fields, can, offered ? null : suggestions].find(Array.isArray) as unknown[] | undefined;
  return (rows ?? []).slice(0, 8).flatMap((row) => {
    if (typeof row === "string") return [row];
    const { field, path, message } = (row ?? {}) as Record<string, unknown>;
    const name = field ?? path;
    return typeof message === "string" ? [name ? `${String(name)}: ${message}` : message] : [];
  });
}

function CorrelationId({ id }: { id: string }) {
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-1.5 text-xs text-soft">
      <span>{ui.correlationId}</span>
      <button
        type="button"
        onClick={() => void copyText(id, ui.copied.correlationId)}
        aria-label={ui.copyCorrelationId(id)}
        className="inline-flex min-h-6 max-w-full items-center gap-1 rounded font-mono text-2xs hover:text-ink"
      >
        <span className="truncate">{id}</span>
        <Copy className="size-3 shrink-0" aria-hidden="true" />
      </button>
    </p>
  );
}
