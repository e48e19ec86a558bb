"use client";

import { useEffect, useRef, useState } from "react";
import { useRouter } from "next/navigation";
import { useQueryClient } from "@tanstack/react-query";
import { ArrowUp } from "lucide-react";
import { api } from "@/lib/api/endpoints";
import { asApiError } from "@/lib/api/errors";
import { newId } from "@/lib/id";
import { readDraft, writeDraft } from "@/lib/drafts";
import { AutoGrow } from "@/ui/auto-grow";
import { Button, buttonClass } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Spinner } from "@/ui/spinner";
import { FrameworkChoice } from "./framework-choice";
import { problemText, promptProblem } from "./prompt-limit";

interface Props {
  prompt: string;
  onPrompt: (text: string) => void;
}

export function PromptBox({ prompt, onPrompt }: Props) {
  const [framework, setFramework] = useState<string | null>(null);
  const { send, busy, error } = useGenerate(prompt, framework);
  const problem = promptProblem(prompt);
  const router = useRouter();
  const wanted = prompt.trim() !== "";

  // Once something is typed the workspace is likely to be next.
  useEffect(() => {
    if (wanted) router.prefetch("/app/");
  }, [wanted, router]);

  const ready = wanted && !problem && !busy;
  const submit = (): void => {
    if (ready) void send();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="rounded-2xl border border-edge bg-surface p-2 shadow-float transition-[border-color,box-shadow] focus-within:border-accent focus-within:ring-3 focus-within:ring-accent/25">
        <label htmlFor="prompt" className="sr-only">What should the app do?</label>
        <AutoGrow
          id="prompt"
          rows={3}
          autoFocus
          value={prompt}
          onChange={(event) => onPrompt(event.target.value)}
          onSend={submit}
          placeholder="A habit tracker with streaks, a CSV viewer that sorts and filters, a page for my bakery…"
          aria-describedby={problem ? "prompt-problem" : undefined}
          aria-invalid={problem ? true : undefined}
          className="max-h-[40vh] px-2.5 pt-2 text-base leading-6"
        />
        <div className="mt-2 flex items-center justify-between gap-2">
          <FrameworkChoice value={framework} onChange={setFramework} />
          <Button type="submit" look="primary" disabled={!ready} aria-busy={busy || undefined} className="h-9 px-3.5">
            {busy ? "Starting" : "Create"}
            {busy ? <Spinner className="size-3.5" /> : <ArrowUp aria-hidden="true" />}
          </Button>
        </div>
      </div>
      {problem ? <p id="prompt-problem" role="alert" className="mt-2 px-2 text-[0.8125rem] text-danger">{problemText(problem)}</p> : null}
      {error ? (
        <ErrorNotice
          error={error}
          title="Nothing was created"
          className="mt-3"
          action={nextStep(error, submit)}
        />
      ) : null}
    </form>
  );
}

/** Only what can help: the same words again after a break, the list of apps when there are too many. */
function nextStep(error: unknown, again: () => void) {
  const failure = asApiError(error);
  if (failure.unreachable || failure.status >= 500) return <Button size="small" onClick={again}>Try again</Button>;
  if (failure.code === "QUOTA_EXCEEDED") return <a href="#recent" className={buttonClass("plain", "small")}>Go to your apps</a>;
  return undefined;
}

/** One idempotency key per prompt, so that a second try after a lost answer cannot make a second app. */
function useGenerate(prompt: string, framework: string | null) {
  const router = useRouter();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const sent = useRef({ what: "", key: "" });

  const send = async (): Promise<void> => {
    const what = `${framework ?? ""}\n${prompt}`;
    if (sent.current.what !== what) sent.current = { what, key: newId() };
    setBusy(true);
    setError(null);
    try {
      const app = await api.generate(prompt.trim(), framework, sent.current.key);
      sent.current = { what: "", key: "" };
      // What was typed while this was under way is for the next app.
      if (readDraft("home") === prompt) writeDraft("home", "");
      queries.setQueryData(["app", app.id], app);
      void queries.invalidateQueries({ queryKey: ["apps"] });
      router.push(`/app/?id=${encodeURIComponent(app.id)}`);
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  return { send, busy, error };
}
