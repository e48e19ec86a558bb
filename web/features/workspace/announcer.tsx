"use client";

import { stepLabel } from "@/features/activity/labels";
import type { Turn } from "@/features/activity/model";
import type { App } from "@/lib/api/types";
import { workspace } from "@/messages/workspace";

const words = workspace.progress;

/** Says progress to screen readers: one short sentence per change, never the streamed text. */
export function Announcer({ app, turn, busy }: { app: App; turn: Turn | undefined; busy: boolean }) {
  return <p role="status" className="sr-only">{progressText(app, turn, busy)}</p>;
}

export function progressText(app: Pick<App, "status" | "name">, turn: Turn | undefined, busy: boolean): string {
  if (!turn) return "";
  if (busy) {
    const step = turn.steps.findLast((entry) => entry.phase === "started");
    return step ? words.step(stepLabel(step)) : words.working;
  }
  if (turn.state === "failed") return words.failed;
  if (turn.state === "cancelled") return words.stopped;
  return app.status === "running" ? words.running(app.name) : "";
}
