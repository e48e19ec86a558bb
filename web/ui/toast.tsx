"use client";

import { useEffect, useSyncExternalStore } from "react";
import { CircleCheck } from "lucide-react";
import { Button } from "./button";
import { ErrorNotice } from "./error-notice";
import { dismiss, noToasts, subscribe, toasts, type Toast } from "./toasts";

const SHOWN_MS = 4_000;

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, toasts, noToasts);
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-4 z-60 flex flex-col items-center gap-2 px-4">
      {shown.map((entry) => entry.error ? (
        <ErrorNotice
          key={entry.id}
          error={entry.error}
          title={entry.text}
          className="pointer-events-auto w-full max-w-md shadow-float"
          action={<Button size="small" onClick={() => dismiss(entry.id)}>Dismiss</Button>}
        />
      ) : null)}
      <div role="status" className="flex flex-col items-center gap-2">
        {shown.map((entry) => (entry.error ? null : <Said key={entry.id} entry={entry} />))}
      </div>
    </div>
  );
}

function Said({ entry }: { entry: Toast }) {
  useEffect(() => {
    const timer = setTimeout(() => dismiss(entry.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [entry.id]);
  return (
    <p className="flex items-center gap-2 rounded-full bg-ink py-2 pr-4 pl-3 text-[0.8125rem] font-medium text-ground shadow-float animate-rise">
      <CircleCheck className="size-4" aria-hidden="true" />
      {entry.text}
    </p>
  );
}
