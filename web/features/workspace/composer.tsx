"use client";

import { useEffect, useRef } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArrowUp, Square } from "lucide-react";
import { problemText, promptProblem } from "@/features/home/prompt-limit";
import { api } from "@/lib/api/endpoints";
import { newId } from "@/lib/id";
import type { App, Iteration } from "@/lib/api/types";
import { workspace } from "@/messages/workspace";
import { AutoGrow } from "@/ui/auto-grow";
import { Button } from "@/ui/button";
import { Spinner } from "@/ui/spinner";
import { toastError } from "@/ui/toasts";
import { useRights } from "./rights";
import { SendFailed } from "./send-failed";
import type { Draft } from "./use-draft";

const words = workspace.composer;
const BOX_ID = "iterate";

let focusWanted = false;

/** Where the box is not on the screen, it has the focus when it comes. */
export function focusBox(): void {
  const box = document.getElementById(BOX_ID);
  focusWanted = box === null;
  box?.focus();
}

interface Props {
  app: App;
  busy: boolean;
  hasCode: boolean;
  draft: Draft;
  onIteration: (iteration: Iteration) => void;
}

export function Composer({ app, busy, hasCode, draft, onIteration }: Props) {
  const prompt = draft.text;
  useEffect(() => {
    if (focusWanted) focusBox();
  }, []);
  const queries = useQueryClient();
  const { run } = useRights();
  const sent = useRef({ what: "", key: "" });
  const send = useMutation({
    mutationFn: (text: string) => {
      if (sent.current.what !== text) sent.current = { what: text, key: newId() };
      return api.iterate(app.id, text, sent.current.key);
    },
    onSuccess: (iteration, text) => {
      sent.current = { what: "", key: "" };
      draft.sent(text);
      onIteration(iteration);
      void queries.invalidateQueries({ queryKey: ["iterations", app.id] });
    },
  });
  const problem = promptProblem(prompt);
  const ready = prompt.trim() !== "" && !problem && !busy && hasCode && !send.isPending;
  const submit = (): void => {
    if (ready) send.mutate(prompt.trim());
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="mx-auto w-full max-w-2xl shrink-0 px-3 pb-3"
    >
      {send.error ? <SendFailed key={send.submittedAt} error={send.error} onAgain={submit} /> : null}
      {problem ? <p id="iterate-problem" role="alert" className="mb-2 px-2 text-[0.8125rem] text-danger">{problemText(problem)}</p> : null}
      <div className="rounded-2xl border border-edge bg-surface p-1.5 shadow-card transition-[border-color,box-shadow] focus-within:border-accent focus-within:ring-3 focus-within:ring-accent/25">
        <label htmlFor={BOX_ID} className="sr-only">{words.label}</label>
        <AutoGrow
          id={BOX_ID}
          rows={2}
          value={prompt}
          onChange={(event) => draft.write(event.target.value)}
          onSend={submit}
          placeholder={hasCode ? words.hint : words.early}
          dir="auto"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? "iterate-problem" : undefined}
          className="max-h-[30vh] px-2 pt-1.5 text-sm"
        />
        <div className="flex items-center justify-end gap-2 pt-1">
          {busy && run ? <Stop app={app} /> : null}
          <Button type="submit" look="primary" disabled={!ready} aria-label={words.send} className="w-8.5 px-0">
            {send.isPending ? <Spinner className="size-3.5" /> : <ArrowUp aria-hidden="true" />}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** Ends the work under way, not the app. */
function Stop({ app }: { app: App }) {
  const cancel = useMutation({
    mutationFn: () => api.cancel(app.id),
    onError: (error) => toastError(words.notStopped, error),
  });
  return (
    <Button busy={cancel.isPending} disabled={cancel.isSuccess} onClick={() => cancel.mutate()}>
      <Square aria-hidden="true" className="fill-current" />
      {cancel.isSuccess ? words.stopping : words.stop}
    </Button>
  );
}
