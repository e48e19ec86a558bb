"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { useMutation } from "@tanstack/react-query";
import { OctagonAlert } from "lucide-react";
import type { Timeline } from "@/features/activity/model";
import { api } from "@/lib/api/endpoints";
import { sentence } from "@/lib/api/errors";
import { writeDraft } from "@/lib/drafts";
import type { App } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";

/** What broke, why, and the one thing to do about it. */
export function ErrorCard({ app, timeline }: { app: App; timeline: Timeline }) {
  const turn = timeline.turns.at(-1);
  const details = [...(turn?.buildErrors ?? []), ...(turn?.consoleErrors ?? [])];
  return (
    <div role="alert" className="rounded-2xl border border-danger-line bg-danger-soft p-4 animate-rise">
      <div className="flex gap-3">
        <OctagonAlert className="mt-0.5 size-5 shrink-0 text-danger" aria-hidden="true" />
        <div className="min-w-0 flex-1">
          <h2 className="font-medium">The app is not running</h2>
          <p className="mt-0.5 break-words text-soft">{sentence(app.statusReason ?? "No reason was given. Its logs may tell more.")}</p>
          {details.length > 0 ? <Details lines={details} /> : null}
          <div className="mt-3">{timeline.codeVersion === null ? <Reword app={app} /> : <StartAgain app={app} />}</div>
        </div>
      </div>
    </div>
  );
}

function Details({ lines }: { lines: string[] }) {
  return (
    <pre tabIndex={0} aria-label="Details" className="mt-2.5 max-h-40 overflow-auto rounded-lg bg-surface p-2.5 font-mono text-2xs whitespace-pre-wrap">
      {lines.slice(0, 20).join("\n")}
    </pre>
  );
}

/** Nothing was made yet, so a second try is a new app. */
export function Reword({ app }: { app: App }) {
  const router = useRouter();
  const go = (): void => {
    writeDraft("home", app.prompt);
    router.push("/");
  };
  return <Button look="primary" onClick={go}>Change the prompt</Button>;
}

function StartAgain({ app }: { app: App }) {
  const [error, setError] = useState<unknown>(null);
  const start = useMutation({ mutationFn: () => api.start(app.id), onError: setError, onMutate: () => setError(null) });
  return (
    <>
      <Button look="primary" busy={start.isPending} onClick={() => start.mutate()}>Start it again</Button>
      {error ? <ErrorNotice error={error} title="It did not start" className="mt-3" /> : null}
    </>
  );
}
