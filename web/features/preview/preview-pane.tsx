"use client";

import { useEffect, useRef, useState } from "react";
import type { Timeline } from "@/features/activity/model";
import type { FixPlaces } from "@/features/workspace/fix/fix-steps";
import type { App } from "@/lib/api/types";
import { preview as words } from "@/messages/preview";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { AddressBar, type Device } from "./address-bar";
import { Building } from "./building";
import { LivePreview } from "./live-preview";
import { Broken, Centred, Stopped } from "./states";
import { usePreviewFrame } from "./use-preview-frame";
import { useReports } from "./use-reports";

interface Props extends FixPlaces {
  app: App;
  timeline: Timeline;
  busy: boolean;
  /** Whether the server is there. */
  connected: boolean;
}

export function PreviewPane({ app, timeline, busy, connected, ...places }: Props) {
  const running = app.status === "running" || (app.status === "generating" && app.previewUrl !== null);
  // Shows a new state once work has come to rest, not in the middle of it.
  const latest = `${timeline.builds}:${timeline.codeVersion ?? 0}`;
  const [settled, setSettled] = useState(latest);
  if (!busy && settled !== latest) setSettled(latest);
  // The history comes first: it would otherwise look like a change, and load everything twice.
  const enabled = running && timeline.lastSeq > 0;
  const preview = usePreviewFrame(app.id, enabled, settled);
  const reports = useReports(preview.frame.key, preview.frame.origin);
  const [device, setDevice] = useState<Device>("desktop");
  const [width, setWidth] = useState<number | null>(null);

  const { follow, renew, frame, reload } = preview;
  const { place, notice } = reports;
  useEffect(() => {
    if (place) follow(place.path);
  }, [place, follow]);
  useEffect(() => {
    if (notice?.what === "signed-out") renew(notice.path);
  }, [notice, renew]);
  // What was loaded while the server was away is no page of the app: such pages say where they are.
  const server = useRef<"new" | "there" | "lost">("new");
  const unheard = place === null && notice === null;
  useEffect(() => {
    if (connected && server.current === "lost" && unheard) reload();
    if (connected) server.current = "there";
    else if (server.current === "there") server.current = "lost";
  }, [connected, unheard, reload]);

  return (
    <div className="flex h-full min-h-0 flex-col">
      <AddressBar
        app={app}
        path={frame.path}
        place={place}
        running={running}
        device={device}
        width={width}
        onDevice={setDevice}
        onReload={reload}
        onOpen={preview.open}
        onGo={reports.go}
      />
      {running && !frame.error ? (
        <LivePreview
          app={app}
          timeline={timeline}
          busy={busy}
          device={device}
          preview={preview}
          reports={reports}
          onWidth={setWidth}
          {...places}
        />
      ) : (
        <div className="relative min-h-0 flex-1 bg-sunken">
          <Centred>
            {running ? (
              <ErrorNotice
                className="w-full max-w-md text-left"
                error={frame.error}
                title={words.state.notOpened}
                action={<Button size="small" onClick={reload}>{words.state.again}</Button>}
              />
            ) : app.status === "error" && !busy ? (
              <Broken app={app} timeline={timeline} {...places} />
            ) : app.status === "stopped" && !busy ? (
              <Stopped app={app} hasCode={timeline.codeVersion !== null} />
            ) : (
              <Building app={app} turn={timeline.turns.at(-1)} />
            )}
          </Centred>
        </div>
      )}
    </div>
  );
}
