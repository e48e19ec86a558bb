"use client";

import { OctagonAlert } from "lucide-react";
import type { Timeline } from "@/features/activity/model";
import { sentence } from "@/lib/api/errors";
import type { App } from "@/lib/api/types";
import { fix } from "@/messages/fix";
import { preview } from "@/messages/preview";
import { Button } from "@/ui/button";
import { FixSteps, type FixPlaces } from "./fix/fix-steps";
import { useReword } from "./fix/use-reword";

const words = preview.errorCard;

interface Props extends FixPlaces {
  app: App;
  timeline: Timeline;
}

/** What broke, why, and what to do about it. */
export function ErrorCard({ app, timeline, ...places }: Props) {
  const turn = timeline.turns.at(-1);
  const details = [...(turn?.buildErrors ?? []), ...(turn?.consoleErrors ?? [])];
  return (
    <div role="alert" className="rounded-2xl border border-danger-line bg-danger-soft p-4 animate-rise">
      <div className="flex gap-3">
        <OctagonAlert className="mt-0.5 size-5 shrink-0 text-danger" aria-hidden="true" />
        <div className="min-w-0 flex-1">
          <h2 className="font-medium">{words.title}</h2>
          <p className="mt-0.5 break-words text-soft">{sentence(app.statusReason ?? words.noReason)}</p>
          {details.length > 0 ? <Details lines={details} /> : null}
          <div className="mt-3">
            <FixSteps app={app} complaint={{ fromPage: false, texts: details, at: null, origin: null }} {...places} />
          </div>
        </div>
      </div>
    </div>
  );
}

function Details({ lines }: { lines: string[] }) {
  return (
    <pre tabIndex={0} aria-label={words.details} className="mt-2.5 max-h-40 overflow-auto rounded-lg bg-surface p-2.5 font-mono text-2xs whitespace-pre-wrap">
      {lines.slice(0, 20).join("\n")}
    </pre>
  );
}

/** Nothing was made yet, so a second try is a new app. */
export function Reword({ app }: { app: App }) {
  return <Button look="primary" onClick={useReword(app)}>{fix.reword.action}</Button>;
}
