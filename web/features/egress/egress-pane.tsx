"use client";

import type { App } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { AddRule } from "./add-rule";
import { Decisions } from "./decisions";
import { Presets } from "./presets";
import { useChangeEgress, useEgress } from "./queries";
import { Rules } from "./rules";

export function EgressPane({ app }: { app: App }) {
  const egress = useEgress(app.id);
  const change = useChangeEgress(app.id);

  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto max-w-3xl space-y-6 p-4">
        {egress.isError ? (
          <ErrorNotice error={egress.error} title="The rules could not be read" action={<Button size="small" onClick={() => void egress.refetch()}>Try again</Button>} />
        ) : null}
        {egress.isPending ? <p role="status" className="py-16 text-center text-soft">Reading the rules…</p> : null}
        {egress.data ? (
          <section aria-label="Open hosts" className="space-y-3">
            <p className="text-soft">
              {egress.data.enabled
                ? "The app connects to nothing but the hosts that you open here. A change holds at once, also for connections that are open."
                : "Apps on this server connect to nothing: its administrator has switched it off."}
            </p>
            <Rules egress={egress.data} busy={change.isPending} onChange={change.mutate} />
            <AddRule allowed={egress.data.allowedHosts} disabled={!egress.data.enabled} busy={change.isPending} onChange={change.mutateAsync} />
            <Presets egress={egress.data} busy={change.isPending} onChange={change.mutate} />
            {change.error ? <ErrorNotice error={change.error} title="The rules are as they were" /> : null}
          </section>
        ) : null}
        <Decisions appId={app.id} />
      </div>
    </div>
  );
}
