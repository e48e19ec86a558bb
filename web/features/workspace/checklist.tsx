"use client";

import { Check, Minus, X } from "lucide-react";
import { stepLabel } from "@/features/activity/labels";
import type { StepState, Turn } from "@/features/activity/model";
import { duration } from "@/lib/format";
import { cn } from "@/lib/cn";
import { workspace } from "@/messages/workspace";
import { Spinner } from "@/ui/spinner";
import { useNow } from "@/ui/use-now";

const words = workspace.steps;

interface Props {
  turn: Turn;
  working: boolean;
  /** A message that need not be said twice. */
  saidBelow: string | null;
}

export function Checklist({ turn, working, saidBelow }: Props) {
  if (turn.steps.length === 0) {
    return (
      <p className="flex items-center gap-2.5 text-[0.8125rem] text-soft">
        <Spinner className="size-4 text-accent" />
        {words.waiting}
      </p>
    );
  }
  return (
    <ol aria-label={words.list} className="space-y-1.5">
      {turn.steps.map((step) => <StepRow key={step.name} step={step} working={working} saidBelow={saidBelow} />)}
    </ol>
  );
}

function StepRow({ step, working, saidBelow }: Omit<Props, "turn"> & { step: StepState }) {
  const running = step.phase === "started" && working;
  const failure = step.phase === "failed" && step.message !== saidBelow ? step.message : null;
  return (
    <li className="flex items-start gap-2.5 text-[0.8125rem] animate-rise">
      <PhaseIcon phase={step.phase} running={running} />
      <span className={cn("min-w-0 flex-1", running ? "text-ink" : "text-soft")}>
        {stepLabel(step)}
        <span className="sr-only">{words.said(words.phases[step.phase])}</span>
        {failure ? <span className="block break-words text-danger">{failure}</span> : null}
      </span>
      <span className="text-xs leading-5.5 text-faint tabular">
        {running && step.startedAtMs !== null ? <Since startMs={step.startedAtMs} /> : step.durationMs !== null ? duration(step.durationMs) : null}
      </span>
    </li>
  );
}

function Since({ startMs }: { startMs: number }) {
  const now = useNow(100);
  return duration(Math.max(0, now - startMs));
}

function PhaseIcon({ phase, running }: { phase: StepState["phase"]; running: boolean }) {
  const frame = "mt-0.5 grid size-4 shrink-0 place-items-center rounded-full [&_svg]:size-2.5 [&_svg]:stroke-[3.5]";
  if (running) return <Spinner className="mt-0.5 size-4 shrink-0 text-accent" />;
  if (phase === "succeeded") return <span className={cn(frame, "bg-accent text-on-accent")} aria-hidden="true"><Check /></span>;
  if (phase === "failed") return <span className={cn(frame, "bg-danger text-surface")} aria-hidden="true"><X /></span>;
  return <span className={cn(frame, "bg-hover text-faint")} aria-hidden="true"><Minus /></span>;
}
