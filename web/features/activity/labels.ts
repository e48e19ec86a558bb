import type { Activity, AppStatus } from "@/lib/api/types";
import { activity as words } from "@/messages/activity";
import type { StepState, Turn } from "./model";

export function stepLabel(step: Pick<StepState, "name" | "phase">): string {
  const known = words.steps[step.name];
  if (known) return step.phase === "succeeded" ? known[1] : known[0];
  const name = step.name.replace(/[_-]+/g, " ").trim();
  return name ? name.charAt(0).toUpperCase() + name.slice(1) : words.working;
}

export function activityLabel(status: AppStatus, activity: Activity): string {
  const { state, doing } = words;
  if (activity === "deleting") return state.deleting;
  if (status === "error") return state.failed;
  if (status === "stopped") return activity === "queued" ? state.starting : state.stopped;
  if (status === "running") return activity === "queued" ? state.updating : (doing[activity] ?? state.running);
  return doing[activity] ?? state.generating;
}

/** Headline of work that no prompt asked for. */
export function systemLabel(turn: Pick<Turn, "origin" | "version" | "summary" | "steps">): string {
  if (turn.version !== null) return words.ofVersion(turn.summary ?? originText(turn.origin), turn.version);
  return turn.steps.some((step) => step.name === "claim") ? words.started : words.broughtUp;
}

/** Where a version came from. */
export const originText = (origin: string | null): string => words.origins[origin ?? ""] ?? words.newVersion;
