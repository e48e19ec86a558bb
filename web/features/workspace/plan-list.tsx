"use client";

import { ListChecks } from "lucide-react";
import type { PlanStep } from "@/lib/api/types";
import { workspace as words } from "@/messages/workspace";
import { Disclosure } from "@/ui/disclosure";

export function PlanList({ plan, open }: { plan: PlanStep[]; open: boolean }) {
  return (
    <Disclosure open={open} icon={<ListChecks />} title={words.plan(plan.length)}>
      <ol className="space-y-1.5 px-3 pb-3 text-[0.8125rem]">
        {plan.map((step, index) => (
          <li key={step.id} className="flex gap-2.5">
            <span className="w-4 shrink-0 text-right text-faint tabular" aria-hidden="true">{index + 1}</span>
            <span className="min-w-0 break-words">
              {planText(step)}
            </span>
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}

/** The step in words: its description where the payload has one, else its action. */
export function planText(step: PlanStep): string {
  const payload = typeof step.payload === "string" ? parse(step.payload) : step.payload;
  if (typeof payload === "object" && payload !== null && "description" in payload && typeof payload.description === "string") {
    return payload.description;
  }
  const action = step.action.replace(/_/g, " ").trim();
  return action.charAt(0).toUpperCase() + action.slice(1);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
