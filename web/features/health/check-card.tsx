import { useId, type ReactNode } from "react";
import { cn } from "@/lib/cn";
import { sentence } from "@/lib/api/errors";
import type { ReadinessCheck } from "@/lib/api/types";
import { health as words } from "@/messages/health";
import { Badge } from "@/ui/badge";
import { codesIn, milliseconds, type Point } from "./history";
import { LatencyLine } from "./latency-line";

interface Props {
  check: ReadinessCheck;
  points: Point[];
  /** Isekai did not answer since: what stands here is from before. */
  old: boolean;
}

const TONES: Record<string, "good" | "warn" | "danger"> = { ok: "good", degraded: "warn", down: "danger" };

/** One dependency: whether it works, how fast, and what to do when it does not. */
export function CheckCard({ check, points, old }: Props) {
  const id = useId();
  const { name, purpose, without, act } = aboutOf(check.name);
  const works = check.status === "ok";
  return (
    <section
      aria-labelledby={id}
      className={cn("flex min-w-0 flex-col rounded-2xl border p-5", old ? "border-dashed" : "bg-surface", works || old ? "border-line" : "border-danger-line")}
    >
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h2 id={id} className="font-display text-base font-semibold tracking-tight">{name}</h2>
        <Badge tone={TONES[check.status] ?? "neutral"}>{words.status[check.status] ?? check.status}</Badge>
      </div>
      <p className="text-soft">{purpose}</p>
      <div className="mt-auto flex items-end gap-4 pt-3">
        <dl className="shrink-0 pb-4">
          <dt className="text-xs text-faint">{words.latency}</dt>
          <dd className="font-medium tabular">{milliseconds(check.latencyMs)}</dd>
        </dl>
        <div className="min-w-0 flex-1"><LatencyLine points={points} /></div>
      </div>
      {works ? null : (
        <dl className="mt-3 space-y-2 border-t border-line pt-3">
          {check.message ? <Item term={words.message}><Message text={check.message} /></Item> : null}
          {without ? <Item term={words.notice}>{without}</Item> : null}
          <Item term={words.act}>{act}</Item>
        </dl>
      )}
    </section>
  );
}

function Item({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-faint">{term}</dt>
      <dd className="break-words [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

/** As it was said; codes of sandboxd also in words. */
function Message({ text }: { text: string }) {
  const known = codesIn(text).filter((code) => Object.hasOwn(words.findings, code));
  return (
    <>
      <span className={known.length > 0 ? "font-mono text-xs" : undefined}>{known.length > 0 ? text : sentence(text)}</span>
      {known.length > 0 ? (
        <ul className="mt-1 list-disc space-y-0.5 pl-4">
          {known.map((code) => <li key={code}>{words.findings[code]}</li>)}
        </ul>
      ) : null}
    </>
  );
}

const aboutOf = (name: string) => (Object.hasOwn(words.dependencies, name) ? words.dependencies[name] : undefined) ?? { name, ...words.unknown };
