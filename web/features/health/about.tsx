"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import { health } from "@/messages/health";
import { ui } from "@/messages/ui";
import { Button, buttonClass } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Panel } from "@/ui/panel";

const words = health.about;

/** Which Isekai this is, and where its API is described. */
export function About() {
  // Of its own: after an update of the server the version has to be the new one, unlike the examples of Home.
  const config = useQuery({ queryKey: ["health", "config"], queryFn: ({ signal }) => api.config(signal), staleTime: 60_000 });
  const items = config.data ? [
    [words.version, config.data.version],
    [words.address, config.data.publicUrl],
    [words.registration, config.data.registration ? words.open : words.closed],
  ] : [];
  return (
    <Panel title={words.title}>
      {config.isError && !config.data ? (
        <ErrorNotice error={config.error} title={words.failed} action={<Button size="small" onClick={() => void config.refetch()}>{ui.tryAgain}</Button>} />
      ) : null}
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        {items.map(([term, value]) => (
          <div key={term} className="min-w-0">
            <dt className="text-xs text-faint">{term}</dt>
            <dd className="font-medium break-all">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 flex flex-wrap gap-2">
        <a href="/api/docs" className={buttonClass()}>{words.docs}</a>
        <a href="/api/openapi.json" className={buttonClass("quiet")}>{words.openapi}</a>
        <a href="/health/ready" className={buttonClass("quiet")}>{words.raw}</a>
      </div>
    </Panel>
  );
}
