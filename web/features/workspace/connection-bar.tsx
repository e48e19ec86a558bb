"use client";

import { Spinner } from "@/ui/spinner";
import { useNow } from "@/ui/use-now";
import type { Connection } from "./use-timeline";

/** Short breaks are nobody's business. */
const PATIENCE_MS = 1_500;

export function ConnectionBar({ connection }: { connection: Connection }) {
  const lost = connection.lostAtMs;
  const now = useNow(500, lost !== null);
  const shown = lost !== null && now - lost > PATIENCE_MS;
  return (
    <div role="status">
      {shown ? (
        <p className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-1.5 text-center text-[0.8125rem] text-warn animate-fade">
          <Spinner className="size-3.5" />
          The connection to Isekai is gone. Reconnecting; nothing you typed is lost.
        </p>
      ) : null}
    </div>
  );
}
