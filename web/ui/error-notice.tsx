"use client";

import type { ReactNode } from "react";
import { Copy, TriangleAlert } from "lucide-react";
import { asApiError, type ApiError } from "@/lib/api/errors";
import { cn } from "@/lib/cn";
import { copyText } from "./copy";

interface Props {
  error: unknown;
  title?: string;
  /** The one thing to do next. */
  action?: ReactNode;
  className?: string;
}

/** What went wrong in the server's words, with the id an operator can look up. */
export function ErrorNotice({ error, title, action, className }: Props) {
  const failure = asApiError(error);
  return (
    <div role="alert" className={cn("rounded-xl border border-danger-line bg-danger-soft p-3 text-[0.8125rem] animate-fade", className)}>
      <div className="flex gap-2.5">
        <TriangleAlert className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden="true" />
        <div className="min-w-0 flex-1">
          {title ? <p className="font-medium text-danger">{title}</p> : null}
          <p className="break-words text-ink">{failure.message}</p>
          <Details error={failure} />
          {action ? <div className="mt-2.5">{action}</div> : null}
          {failure.correlationId ? <CorrelationId id={failure.correlationId} /> : null}
        </div>
      </div>
    </div>
  );
}

function Details({ error }: { error: ApiError }) {
  const lines = detailLines(error.details);
  if (lines.length === 0) return null;
  return (
    <ul className="mt-1 list-disc space-y-0.5 pl-4 text-soft">
      {lines.map((line) => <li key={line}>{line}</li>)}
    </ul>
  );
}

/** `details.fields` of a validation error, or what the planner says it can do. */
export function detailLines(details: unknown): string[] {
  if (typeof details !== "object" || details === null) return [];
  const { fields, can, suggestions } = details as Record<string, unknown>;
  const rows = [fields, can, suggestions].find(Array.isArray) as unknown[] | undefined;
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
      <span>Correlation id</span>
      <button
        type="button"
        onClick={() => void copyText(id, "Correlation id copied")}
        aria-label={`Copy correlation id ${id}`}
        className="inline-flex min-h-6 max-w-full items-center gap-1 rounded font-mono text-2xs hover:text-ink"
      >
        <span className="truncate">{id}</span>
        <Copy className="size-3 shrink-0" aria-hidden="true" />
      </button>
    </p>
  );
}
