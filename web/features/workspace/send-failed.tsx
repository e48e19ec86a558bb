"use client";

import { useState } from "react";
import { RotateCw } from "lucide-react";
import { asApiError } from "@/lib/api/errors";
import { workspace } from "@/messages/workspace";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { useNow } from "@/ui/use-now";

const words = workspace.composer;

/** Why the words were not sent, and a way to send them again as soon as the server takes them. A new one (by key) for each failure. */
export function SendFailed({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const failure = asApiError(error);
  const [failedAtMs] = useState(() => Date.now());
  const wait = failure.retryAfterSeconds;
  const now = useNow(500, wait !== null);
  const left = wait === null ? 0 : Math.max(0, Math.ceil((failedAtMs + wait * 1000 - now) / 1000));
  const mayPass = failure.unreachable || wait !== null;
  return (
    <div className="mb-2">
      <ErrorNotice error={failure} title={words.notSent} />
      {mayPass ? (
        // Outside of what is read out: it changes every second.
        <p className="mt-2 flex flex-wrap items-center gap-x-2.5 gap-y-1 px-1 text-xs text-soft tabular">
          <Button size="small" disabled={left > 0} onClick={onAgain}><RotateCw aria-hidden="true" />{words.again}</Button>
          <span>{words.kept}{left > 0 ? ` ${words.wait(left)}` : ""}</span>
        </p>
      ) : null}
    </div>
  );
}
