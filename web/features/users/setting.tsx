"use client";

import { useEffect, useRef, useState, type ReactNode } from "react";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/dialog";
import { ErrorNotice } from "@/ui/error-notice";

interface SettingProps {
  title: string;
  text: string;
  children: ReactNode;
  error?: { error: unknown; title: string };
}

/** One thing that can be done, what it means, and the button for it. */
export function Setting({ title, text, children, error }: SettingProps) {
  return (
    <li className="py-3.5 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="min-w-56 flex-1">
          <h3 className="font-medium">{title}</h3>
          <p className="text-soft">{text}</p>
        </div>
        {children}
      </div>
      {error?.error ? <ErrorNotice error={error.error} title={error.title} className="mt-3" /> : null}
    </li>
  );
}

interface ActionProps {
  words: { title: string; text: string; action: string; failed: string };
  /** What is asked before it is done, where it is. */
  ask?: { title: string; text: string };
  danger?: boolean;
  busy: boolean;
  error: unknown;
  onDo: () => void;
}

/** A setting that is done with one press, or two where it is asked about. */
export function ActionSetting({ words, ask, danger, busy, error, onDo }: ActionProps) {
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasBusy = useRef(false);

  // A button that is busy cannot be given the focus back when the question closes.
  useEffect(() => {
    if (wasBusy.current && !busy && document.activeElement === document.body) button.current?.focus();
    wasBusy.current = busy;
  }, [busy]);

  return (
    <Setting title={words.title} text={words.text} error={{ error, title: words.failed }}>
      <Button ref={button} busy={busy} onClick={() => (ask ? setAsking(true) : onDo())}>{words.action}</Button>
      {ask ? (
        <Confirm open={asking} onOpenChange={setAsking} title={ask.title} description={ask.text} action={words.action} danger={danger} onConfirm={onDo} />
      ) : null}
    </Setting>
  );
}
