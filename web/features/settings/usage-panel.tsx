"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import type { App, ResourceUsage } from "@/lib/api/types";
import { bytes, dateTime, duration, relativeTime } from "@/lib/format";
import { settings } from "@/messages/settings";
import { ui } from "@/messages/ui";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Panel } from "@/ui/panel";
import { useNow } from "@/ui/use-now";
import { Meter } from "./meter";
import { cpuShare, mibText, percentOf, processorsText } from "./usage";

const words = settings.usage;
/** The server measures once a minute. */
const POLL_MS = 15_000;

export function UsagePanel({ app, own }: { app: App; own: boolean }) {
  const usage = useQuery({
    queryKey: ["usage", app.id],
    queryFn: ({ signal }) => api.usage(app.id, signal),
    refetchInterval: POLL_MS,
  });
  return (
    <Panel title={words.title} text={own ? words.text : words.ofOwner}>
      {usage.data ? (
        <Usage app={app} usage={usage.data} />
      ) : usage.isError ? (
        <ErrorNotice error={usage.error} title={words.failed} action={<Button size="small" onClick={() => void usage.refetch()}>{ui.tryAgain}</Button>} />
      ) : (
        <p role="status" className="text-soft">{words.reading}</p>
      )}
    </Panel>
  );
}

function Usage({ app, usage }: { app: App; usage: ResourceUsage }) {
  const [pair, setPair] = useState<{ now: ResourceUsage; before: ResourceUsage | null }>({ now: usage, before: null });
  if (pair.now.lastUpdated !== usage.lastUpdated) setPair({ now: usage, before: pair.now });
  const now = useNow(10_000);
  const { quota, lastUpdated } = usage;
  if (lastUpdated === null) return <p className="text-soft">{words.never}</p>;

  const share = cpuShare(usage, pair.before);
  const processors = quota.maxCpuPerApp / 1000;
  const taken = processorsText(share?.processors ?? 0);
  const used = words.of(taken, words.processors(processorsText(processors)));
  const meter = (mib: number, most: number) => ({ text: words.of(mibText(mib), mibText(most)), percent: percentOf(mib, most) });
  return (
    <div className="space-y-4">
      <Meter label={words.memory} {...meter(usage.memory, quota.maxMemoryPerApp)} near={words.near.memory} />
      <Meter
        label={words.cpu}
        text={share ? (share.lately ? words.lately(used) : words.average(used)) : used}
        percent={percentOf(Number(taken), processors)}
        near={words.near.cpu}
      />
      <Meter label={words.storage} {...meter(usage.storage, quota.maxStoragePerApp)} near={words.near.storage} />
      <dl className="grid gap-x-6 gap-y-3 border-t border-line pt-4 sm:grid-cols-3">
        <Amount label={words.active} value={duration(usage.executionTime * 1000)} hint={words.activeText(duration(quota.maxExecutionTime * 1000))} />
        <Amount label={words.received} value={bytes(usage.networkIn)} hint={words.network} />
        <Amount label={words.sent} value={bytes(usage.networkOut)} hint={words.network} />
      </dl>
      <p className="text-xs text-faint">
        <time dateTime={lastUpdated} title={dateTime(lastUpdated)}>{words.measured(relativeTime(lastUpdated, now))}</time>
        {app.status !== "running" ? ` ${words.stopped}` : app.activity === "paused" ? ` ${words.asleep}` : ""}
      </p>
    </div>
  );
}

function Amount({ label, value, hint }: { label: string; value: string; hint: string }) {
  return (
    <div>
      <dt className="text-[0.8125rem] font-medium">{label}</dt>
      <dd className="mt-0.5 tabular">{value}</dd>
      <dd className="mt-0.5 text-xs text-faint">{hint}</dd>
    </div>
  );
}
