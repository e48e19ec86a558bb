"use client";

import { CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import { AdminPage } from "@/features/admin/admin-page";
import { cn } from "@/lib/cn";
import { secondTime } from "@/lib/format";
import { health as words } from "@/messages/health";
import { ErrorNotice } from "@/ui/error-notice";
import { About } from "./about";
import { CheckCard } from "./check-card";
import type { HealthState } from "./history";
import { useHealth } from "./queries";

export function HealthPage() {
  return (
    <AdminPage needs={{ resource: "system", action: "read" }} title={words.title} text={words.text}>
      <Health />
      <About />
    </AdminPage>
  );
}

function Health() {
  const state = useHealth().data;
  if (!state) return <Skeleton />;
  return (
    <div className="mb-5 space-y-4">
      {state.error ? <Away state={state} /> : <Whole state={state} />}
      {state.last ? (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          {state.last.checks.map((check) => (
            <CheckCard key={check.name} check={check} points={state.history[check.name] ?? []} old={Boolean(state.error)} />
          ))}
        </div>
      ) : null}
    </div>
  );
}

const LOOKS = {
  ok: { icon: <CircleCheck className="text-accent" />, box: "border-line bg-surface" },
  degraded: { icon: <TriangleAlert className="text-warn" />, box: "border-transparent bg-warn-soft" },
  down: { icon: <CircleX className="text-danger" />, box: "border-danger-line bg-danger-soft" },
  unknown: { icon: <TriangleAlert className="text-warn" />, box: "border-line bg-surface" },
};
type Known = keyof typeof LOOKS;

function Whole({ state: { last, lastAt } }: { state: HealthState }) {
  const status: Known = last && Object.hasOwn(LOOKS, last.status) ? (last.status as Known) : "unknown";
  const { icon, box } = LOOKS[status];
  return (
    <div className={cn("flex gap-3 rounded-2xl border p-5 [&_svg]:mt-0.5 [&_svg]:size-5 [&_svg]:shrink-0", box)}>
      <span aria-hidden="true">{icon}</span>
      <div className="min-w-0 flex-1">
        {/* Apart from the time, which would be read out with every answer. */}
        <div role="status">
          <p className="font-medium">{words.whole[status].title}</p>
          <p className="text-soft">{words.whole[status].text}</p>
        </div>
        {lastAt ? <p className="mt-1 text-xs text-faint tabular">{words.asked(timeOf(lastAt))}. {words.paused}</p> : null}
      </div>
    </div>
  );
}

function Away({ state: { error, lastAt } }: { state: HealthState }) {
  return (
    <div>
      <ErrorNotice error={error} title={words.away.title} action={<p className="text-soft">{words.away.text}</p>} />
      {lastAt ? <p className="mt-3 text-soft">{words.away.last(timeOf(lastAt))}</p> : null}
    </div>
  );
}

const timeOf = (at: number): string => secondTime(new Date(at).toISOString());

function Skeleton() {
  return (
    <div role="status" className="mb-5 space-y-4">
      <span className="sr-only">{words.loading}</span>
      <div className="h-24 rounded-2xl bg-sunken animate-shimmer" />
      <div className="grid gap-4 lg:grid-cols-2">
        {[0, 1, 2, 3].map((key) => <div key={key} className="h-40 rounded-2xl bg-sunken animate-shimmer" />)}
      </div>
    </div>
  );
}
