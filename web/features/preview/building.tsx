"use client";

import { stepLabel } from "@/features/activity/labels";
import type { Turn } from "@/features/activity/model";
import type { App } from "@/lib/api/types";
import { preview } from "@/messages/preview";

const words = preview.building;
const RADII = [38, 62, 88, 116];

/** Stands where the preview will be, and says how far it is. The steps themselves are in the conversation. */
export function Building({ app, turn }: { app: App; turn: Turn | undefined }) {
  const step = turn?.steps.findLast((entry) => entry.phase === "started");
  const written = turn?.files.filter((file) => file.done && file.op === "write").length ?? 0;
  return (
    <div className="flex flex-col items-center">
      <svg viewBox="0 0 240 180" className="w-60" fill="none" aria-hidden="true">
        {RADII.map((radius, index) => (
          <path
            key={radius}
            d={`M${120 - radius} 176v-54a${radius} ${radius} 0 0 1 ${radius * 2} 0v54`}
            className="animate-breathe stroke-accent"
            style={{ animationDelay: `${index * 220}ms`, strokeOpacity: 0.9 - index * 0.2 }}
            strokeWidth={1.5}
          />
        ))}
        <path d="M100 176v-54a20 20 0 0 1 40 0v54Z" className="fill-accent animate-breathe" />
      </svg>
      <h2 className="mt-6 font-display text-xl font-semibold tracking-tight">
        {app.status === "stopped" ? words.starting : words.title}
      </h2>
      <p className="mt-1 text-soft">{step ? words.step(stepLabel(step)) : words.ready}</p>
      <p className="mt-1 min-h-5 text-xs text-faint tabular">{written ? words.files(written) : ""}</p>
    </div>
  );
}
