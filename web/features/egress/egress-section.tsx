"use client";

import type { App } from "@/lib/api/types";
import { egress as words } from "@/messages/egress";
import { ui } from "@/messages/ui";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Panel } from "@/ui/panel";
import { AddRule } from "./add-rule";
import { Decisions } from "./decisions";
import { Presets } from "./presets";
import { useChangeEgress, useEgress } from "./queries";
import { Rules } from "./rules";

/** Which hosts the app may connect to, and what became of its connections. */
export function EgressSection({ app, mayChange }: { app: App; mayChange: boolean }) {
  const egress = useEgress(app.id);
  const change = useChangeEgress(app.id);
  const on = mayChange ? words.on : words.watched;

  return (
    <Panel title={words.title} text={egress.data ? (egress.data.enabled ? on : words.off) : undefined}>
      <div className="space-y-6">
        {egress.isError ? (
          <ErrorNotice error={egress.error} title={words.failed} action={<Button size="small" onClick={() => void egress.refetch()}>{ui.tryAgain}</Button>} />
        ) : null}
        {egress.isPending ? <p role="status" className="text-soft">{words.reading}</p> : null}
        {egress.data ? (
          <section aria-label={words.list} className="space-y-3">
            <Rules egress={egress.data} busy={change.isPending} onChange={mayChange ? change.mutate : undefined} />
            {mayChange ? <AddRule allowed={egress.data.allowedHosts} disabled={!egress.data.enabled} busy={change.isPending} onChange={change.mutateAsync} /> : null}
            <Presets egress={egress.data} busy={change.isPending || !mayChange} onChange={change.mutate} />
            {change.error ? <ErrorNotice error={change.error} title={words.unchanged} /> : null}
          </section>
        ) : null}
        <Decisions appId={app.id} />
      </div>
    </Panel>
  );
}
