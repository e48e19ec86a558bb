"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useRouter } from "next/navigation";
import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import { asApiError, type ApiError } from "@/lib/api/errors";
import { readDraft, writeDraft } from "@/lib/drafts";
import { newId } from "@/lib/id";
import { retryDelayMs, waitMs } from "./retry";

export const HOME_DRAFT = "home";

export type Sending =
  | { phase: "idle" }
  /** With what was refused before, when it is sent again by itself. */
  | { phase: "sending"; error: ApiError | null }
  /** Sent again by itself at the time. */
  | { phase: "waiting"; error: ApiError; atMs: number }
  /** Up to the user, not before the time where there is one. */
  | { phase: "refused"; error: ApiError; notBeforeMs: number | null };

const IDLE: Sending = { phase: "idle" };

/** Sends the prompt. One idempotency key per prompt, so that another try after a lost answer cannot make a second app. */
export function useGenerate(prompt: string, framework: string | null) {
  const router = useRouter();
  const queries = useQueryClient();
  const what = `${framework ?? ""}\n${prompt}`;
  const [last, setLast] = useState<{ what: string; sending: Sending }>({ what: "", sending: IDLE });
  const sent = useRef({ what: "", key: "", tries: 0 });
  // What was said about other words says nothing about these.
  const sending = last.what === what || last.sending.phase === "sending" ? last.sending : IDLE;

  const send = async (): Promise<void> => {
    if (sent.current.what !== what) sent.current = { what, key: newId(), tries: 0 };
    sent.current.tries += 1;
    setLast({ what, sending: { phase: "sending", error: sending.phase === "waiting" ? sending.error : null } });
    try {
      const app = await api.generate(prompt.trim(), framework, sent.current.key);
      sent.current = { what: "", key: "", tries: 0 };
      // What was typed while this was under way is for the next app.
      if (readDraft(HOME_DRAFT) === prompt) writeDraft(HOME_DRAFT, "");
      queries.setQueryData(["app", app.id], app);
      void queries.invalidateQueries({ queryKey: ["apps"] });
      router.push(`/app/?id=${encodeURIComponent(app.id)}`);
    } catch (cause) {
      setLast({ what, sending: after(asApiError(cause), sent.current.tries) });
    }
  };

  const stop = (): void => {
    if (sending.phase === "waiting") setLast({ what, sending: { phase: "refused", error: sending.error, notBeforeMs: null } });
  };

  const again = useEffectEvent(() => void send());
  const atMs = sending.phase === "waiting" ? sending.atMs : null;
  useEffect(() => {
    if (atMs === null) return;
    const timer = setTimeout(again, atMs - Date.now());
    const online = (): void => again();
    window.addEventListener("online", online);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", online);
    };
  }, [atMs]);

  return { sending, send, stop };
}

function after(error: ApiError, tries: number): Sending {
  const delayMs = retryDelayMs(error, tries);
  if (delayMs !== null) return { phase: "waiting", error, atMs: Date.now() + delayMs };
  const pauseMs = waitMs(error);
  return { phase: "refused", error, notBeforeMs: pauseMs === null ? null : Date.now() + pauseMs };
}
