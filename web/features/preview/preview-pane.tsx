"use client";

import { useState } from "react";
import { useMutation } from "@tanstack/react-query";
import type { Timeline } from "@/features/activity/model";
import { ErrorCard, Reword } from "@/features/workspace/error-card";
import { api } from "@/lib/api/endpoints";
import type { App } from "@/lib/api/types";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { ClosedDoor } from "@/ui/logo";
import { AddressBar, type Device } from "./address-bar";
import { Building } from "./building";
import { PreviewFrame } from "./preview-frame";
import { usePreviewFrame } from "./use-preview-frame";

interface Props {
  app: App;
  timeline: Timeline;
  busy: boolean;
  visible: boolean;
}

export function PreviewPane({ app, timeline, busy, visible }: Props) {
  const running = app.status === "running" || (app.status === "generating" && app.previewUrl !== null);
  const [seen, setSeen] = useState(visible);
  if (visible && !seen) setSeen(true);
  // Shows a new state once work has come to rest, not in the middle of it.
  const latest = `${timeline.builds}:${timeline.codeVersion ?? 0}`;
  const [settled, setSettled] = useState(latest);
  if (!busy && settled !== latest) setSettled(latest);
  // The history comes first: it would otherwise look like a change, and load everything twice.
  const enabled = running && seen && timeline.lastSeq > 0;
  const { frame, path, reload, open } = usePreviewFrame(app.id, enabled, settled);
  const [device, setDevice] = useState<Device>("desktop");

  return (
    <div className="flex h-full min-h-0 flex-col">
      <AddressBar app={app} path={path} running={running} device={device} onDevice={setDevice} onReload={reload} onOpen={open} />
      <div className="relative min-h-0 flex-1 bg-sunken">
        {running && frame.error ? (
          <Centred>
            <ErrorNotice
              className="w-full max-w-md text-left"
              error={frame.error}
              title="The preview could not be opened"
              action={<Button size="small" onClick={reload}>Try again</Button>}
            />
          </Centred>
        ) : running ? (
          <PreviewFrame key={frame.key} src={frame.src} name={app.name} device={device} updating={busy} />
        ) : app.status === "error" && !busy ? (
          <Centred><Broken app={app} timeline={timeline} /></Centred>
        ) : app.status === "stopped" && !busy ? (
          <Centred><Stopped app={app} hasCode={timeline.codeVersion !== null} /></Centred>
        ) : (
          <Centred><Building app={app} turn={timeline.turns.at(-1)} /></Centred>
        )}
      </div>
    </div>
  );
}

function Centred({ children }: { children: React.ReactNode }) {
  return <div className="grid h-full grid-cols-1 place-items-center overflow-y-auto p-5 text-center">{children}</div>;
}

/** Where there is room the conversation stands beside this, with the reason and what to do. */
function Broken({ app, timeline }: { app: App; timeline: Timeline }) {
  return (
    <>
      <div className="w-full max-w-lg text-left min-[60rem]:hidden"><ErrorCard app={app} timeline={timeline} /></div>
      <div className="max-w-xs max-[60rem]:hidden">
        <ClosedDoor className="mx-auto w-32 text-edge" />
        <h2 className="mt-5 font-display text-xl font-semibold tracking-tight">Nothing to show yet</h2>
        <p className="mt-1 text-soft">{app.name} is not running. The conversation says why, and what to do.</p>
      </div>
    </>
  );
}

function Stopped({ app, hasCode }: { app: App; hasCode: boolean }) {
  const start = useMutation({ mutationFn: () => api.start(app.id) });
  if (!hasCode) {
    return (
      <div>
        <h2 className="font-display text-xl font-semibold tracking-tight">Cancelled before there was a first version</h2>
        <p className="mt-1.5 mb-5 text-soft">Your prompt is kept.</p>
        <Reword app={app} />
      </div>
    );
  }
  return (
    <div>
      <h2 className="font-display text-xl font-semibold tracking-tight">{app.name} is stopped</h2>
      <p className="mt-1.5 mb-5 text-soft">Its code is safe. Starting takes a few seconds.</p>
      <Button look="primary" size="large" busy={start.isPending} onClick={() => start.mutate()}>Start the app</Button>
      {start.error ? <ErrorNotice error={start.error} title="It did not start" className="mt-4 text-left" /> : null}
    </div>
  );
}
