"use client";

import { useCallback, useMemo, useState } from "react";
import { readDraft, writeDraft } from "@/lib/drafts";

export interface Draft {
  text: string;
  write: (text: string) => void;
  /** Puts words in front of what is typed already, which stays. */
  put: (words: string) => void;
  /** What was sent goes away, but not what was typed while it was under way. */
  sent: (words: string) => void;
}

/** Words that are not sent yet, kept across reloads. Lives above the box, which comes and goes with its tab. */
export function useDraft(key: string): Draft {
  const [text, setText] = useState(() => readDraft(key));
  const write = useCallback(
    (next: string) => {
      setText(next);
      writeDraft(key, next);
    },
    [key],
  );
  const sent = useCallback(
    (words: string) => {
      setText((now) => (now.trim() === words ? "" : now));
      if (readDraft(key).trim() === words) writeDraft(key, "");
    },
    [key],
  );
  return useMemo(() => ({ text, write, put: (words: string) => write(withWords(text, words)), sent }), [text, write, sent]);
}

export function withWords(typed: string, words: string): string {
  const rest = typed.trim();
  return rest === "" || rest === words ? words : `${words}\n${rest}`;
}
