"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { CircleCheck, X } from "lucide-react";
import { ui } from "@/messages/ui";
import { Button } from "./button";
import { ErrorNotice } from "./error-notice";
import { dismiss, noToasts, subscribe, toasts, type Toast } from "./toasts";

const REGION = "notifications";
const SHORTEST_MS = 4_000;
const MS_PER_CHARACTER = 70;
const OVER_THE_PAGE = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** Notifications: they wait while they are pointed at or hold the focus; Escape takes the newest away. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, toasts, noToasts);
  const [held, setHeld] = useState(false);
  const newest = shown.at(-1)?.id;

  useEffect(() => {
    if (newest === undefined) return;
    const keyDown = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector(OVER_THE_PAGE)) return;
      dismiss(newest);
    };
    window.addEventListener("keydown", keyDown);
    return () => window.removeEventListener("keydown", keyDown);
  }, [newest]);
  // What is under the pointer may go away without the pointer having left it.
  if (held && newest === undefined) setHeld(false);

  return (
    <div
      id={REGION}
      role={newest === undefined ? undefined : "region"}
      aria-label={newest === undefined ? undefined : ui.notifications}
      tabIndex={-1}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-none fixed inset-x-0 bottom-4 z-60 mx-auto flex w-fit max-w-full flex-col items-center gap-2 rounded-2xl px-4"
    >
      {shown.map((entry) => entry.error ? (
        <ErrorNotice
          key={entry.id}
          error={entry.error}
          title={entry.count > 1 ? ui.repeated(entry.text, entry.count) : entry.text}
          className="pointer-events-auto w-96 max-w-full shadow-float"
          action={<Button size="small" onClick={() => dismiss(entry.id)}>{ui.dismiss}</Button>}
        />
      ) : null)}
      <div role="status" className="flex max-w-full flex-col items-center gap-2">
        {shown.map((entry) => (entry.error ? null : <Said key={entry.id} entry={entry} held={held} />))}
      </div>
    </div>
  );
}

/** For the keyboard: they stand at the very end of the page. */
export const focusToasts = (): void => document.getElementById(REGION)?.focus();

function Said({ entry, held }: { entry: Toast; held: boolean }) {
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(entry.id), Math.max(SHORTEST_MS, entry.text.length * MS_PER_CHARACTER));
    return () => clearTimeout(timer);
  }, [entry, held]);
  return (
    <div className="pointer-events-auto flex max-w-[min(100%,24rem)] items-center gap-2 rounded-3xl bg-ink py-1.5 pr-1.5 pl-3 text-[0.8125rem] font-medium text-ground shadow-float animate-rise">
      <CircleCheck className="size-4 shrink-0" aria-hidden="true" />
      <span className="line-clamp-3 min-w-0 break-words">{entry.count > 1 ? ui.repeated(entry.text, entry.count) : entry.text}</span>
      <button
        type="button"
        aria-label={ui.dismiss}
        onClick={() => dismiss(entry.id)}
        className="grid size-6 shrink-0 place-items-center rounded-full opacity-70 hover:opacity-100 focus-visible:opacity-100 focus-visible:outline-current [&_svg]:size-3.5"
      >
        <X aria-hidden="true" />
      </button>
    </div>
  );
}
