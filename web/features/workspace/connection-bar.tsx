"use client";

import { workspace } from "@/messages/workspace";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Spinner } from "@/ui/spinner";
import { useNow } from "@/ui/use-now";
import type { Connection } from "./use-timeline";

const words = workspace.connection;
/** Short breaks are nobody's business. */
const PATIENCE_MS = 1_500;

export function ConnectionBar({ connection }: { connection: Connection }) {
  const lost = connection.lostAtMs;
  const now = useNow(500, lost !== null);
  const shown = lost !== null && now - lost > PATIENCE_MS;
  // A session that ended leads to the sign-in page by itself.
  const ended = connection.state === "ended" && connection.error !== null && connection.error.status !== 401;
  return (
    <>
      <div role="status">
        {shown ? (
          <p className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-1.5 text-center text-[0.8125rem] text-warn max-sm:items-start max-sm:text-left animate-fade">
            <Spinner className="size-3.5 shrink-0 max-sm:mt-0.5" />
            {words.lost}
          </p>
        ) : null}
      </div>
      {ended ? (
        <ErrorNotice
          error={connection.error}
          title={words.ended}
          className="m-2"
          action={<Button size="small" onClick={() => window.location.reload()}>{words.load}</Button>}
        />
      ) : null}
    </>
  );
}
