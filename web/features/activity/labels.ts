import type { Activity, AppStatus } from "@/lib/api/types";
import type { StepState, Turn } from "./model";

/** Names of workflow steps, in the words of somebody waiting for them: what is going on, and what it became. */
const STEPS: Record<string, [doing: string, done: string]> = {
  generate: ["Planning and writing the code", "Planned and wrote the code"],
  edit: ["Changing the code", "Changed the code"],
  claim: ["Opening a sandbox", "Opened a sandbox"],
  build: ["Building", "Built"],
  store: ["Saving this version", "Saved this version"],
  verify: ["Checking that it works", "Checked that it works"],
  publish: ["Opening the preview", "Opened the preview"],
};

export function stepLabel(step: Pick<StepState, "name" | "phase">): string {
  const known = STEPS[step.name];
  if (known) return step.phase === "succeeded" ? known[1] : known[0];
  const words = step.name.replace(/[_-]+/g, " ").trim();
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : "Working";
}

export function activityLabel(status: AppStatus, activity: Activity): string {
  if (activity === "deleting") return "Deleting";
  if (status === "error") return "Failed";
  if (status === "stopped") return activity === "queued" ? "Starting" : "Stopped";
  const doing: Record<string, string> = {
    queued: "Waiting", planning: "Planning", building: "Building", verifying: "Checking", paused: "Resting",
  };
  if (status === "running") return doing[activity] === "Waiting" ? "Updating" : (doing[activity] ?? "Running");
  return doing[activity] ?? "Generating";
}

/** Headline of work that no prompt asked for. */
export function systemLabel(turn: Pick<Turn, "origin" | "version" | "summary" | "steps">): string {
  if (turn.version !== null) return `${turn.summary ?? originText(turn.origin)} · version ${turn.version}`;
  return turn.steps.some((step) => step.name === "claim") ? "Started the app" : "Brought the app up to date";
}

/** Where a version came from. */
export function originText(origin: string | null): string {
  const texts: Record<string, string> = {
    generate: "Generated from the prompt", iterate: "Changed by a prompt", edit: "Edited by hand", rollback: "Restored",
  };
  return texts[origin ?? ""] ?? "New version";
}
