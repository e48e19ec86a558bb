"use client";

import { home } from "@/messages/home";
import { Button } from "@/ui/button";
import { useRemembered } from "@/ui/use-remembered";

/** What to expect, for somebody without an app; gone with the first app, or when it was read. */
export function FirstSteps() {
  const [seen, setSeen] = useRemembered("steps-seen");
  if (seen) {
    return (
      <div className="rounded-xl border border-dashed border-edge/60 px-5 py-10 text-center">
        <p className="font-medium">{home.empty.title}</p>
        <p className="mt-1 text-soft">{home.empty.text}</p>
      </div>
    );
  }
  return (
    <div className="rounded-xl border border-line bg-surface/80 p-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="font-medium">{home.steps.title}</p>
        <Button size="small" look="quiet" onClick={() => setSeen(true)}>{home.steps.dismiss}</Button>
      </div>
      <ol className="mt-3 grid gap-x-6 gap-y-4 sm:grid-cols-3">
        {home.steps.list.map((step, index) => (
          <li key={step.title} className="flex gap-3">
            <span className="grid size-6 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent-strong tabular" aria-hidden="true">
              {index + 1}
            </span>
            <div>
              <p className="font-medium">{step.title}</p>
              <p className="mt-0.5 text-[0.8125rem] leading-5 text-soft">{step.text}</p>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
