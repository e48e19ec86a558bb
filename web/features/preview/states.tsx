"use client";

import type { ReactNode } from "react";
import { useMutation } from "@tanstack/react-query";
import type { Timeline } from "@/features/activity/model";
import { ErrorCard, Reword } from "@/features/workspace/error-card";
import type { FixPlaces } from "@/features/workspace/fix/fix-steps";
import { api } from "@/lib/api/endpoints";
import type { App } from "@/lib/api/types";
import { preview } from "@/messages/preview";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { ClosedDoor } from "@/ui/logo";

const words = preview.state;
const heading = "font-display text-xl font-semibold tracking-tight";

export function Centred({ children }: { children: ReactNode }) {
  return <div className="grid h-full grid-cols-1 place-items-center overflow-y-auto p-5 text-center">{children}</div>;
}

/** Where there is room the conversation stands beside this, with the reason and what to do. */
export function Broken({ app, timeline, ...places }: FixPlaces & { app: App; timeline: Timeline }) {
  return (
    <>
      <div className="w-full max-w-lg text-left min-[60rem]:hidden"><ErrorCard app={app} timeline={timeline} {...places} /></div>
      <div className="max-w-xs max-[60rem]:hidden">
        <ClosedDoor className="mx-auto w-32 text-edge" />
        <h2 className={`mt-5 ${heading}`}>{words.emptyTitle}</h2>
        <p className="mt-1 text-soft">{words.emptyText(app.name)}</p>
      </div>
    </>
  );
}

export function Stopped({ app, hasCode }: { app: App; hasCode: boolean }) {
  const start = useMutation({ mutationFn: () => api.start(app.id) });
  if (!hasCode) {
    return (
      <div>
        <h2 className={heading}>{words.cancelledTitle}</h2>
        <p className="mt-1.5 mb-5 text-soft">{words.cancelledText}</p>
        <Reword app={app} />
      </div>
    );
  }
  return (
    <div>
      <h2 className={heading}>{words.stoppedTitle(app.name)}</h2>
      <p className="mt-1.5 mb-5 text-soft">{words.stoppedText}</p>
      <Button look="primary" size="large" busy={start.isPending} onClick={() => start.mutate()}>{words.start}</Button>
      {start.error ? <ErrorNotice error={start.error} title={words.notStarted} className="mt-4 text-left" /> : null}
    </div>
  );
}
