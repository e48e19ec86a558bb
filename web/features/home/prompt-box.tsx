"use client";

import { useEffect, useState, type ReactNode } from "react";
import { useRouter } from "next/navigation";
import { ArrowUp } from "lucide-react";
import { home as words } from "@/messages/home";
import { AutoGrow } from "@/ui/auto-grow";
import { Button } from "@/ui/button";
import { Spinner } from "@/ui/spinner";
import { FrameworkChoice } from "./framework-choice";
import { PROMPT_ID } from "./prompt-id";
import { problemText, promptProblem } from "./prompt-limit";
import { Refusal } from "./refusal";
import { useGenerate } from "./use-generate";

interface Props {
  prompt: string;
  onPrompt: (text: string) => void;
  /** Whether it can be used yet. */
  ready: boolean;
  /** Said of quotas beforehand; a refusal says it better. */
  quotas: ReactNode;
}

export function PromptBox({ prompt, onPrompt, ready, quotas }: Props) {
  const [framework, setFramework] = useState<string | null>(null);
  const { sending, send, stop } = useGenerate(prompt, framework);
  const problem = promptProblem(prompt);
  const router = useRouter();
  const wanted = prompt.trim() !== "";
  const busy = sending.phase === "sending";

  // Once something is typed the workspace is likely to be next.
  useEffect(() => {
    if (wanted) router.prefetch("/app/");
  }, [wanted, router]);

  // `autoFocus` would be for the moment when it is drawn. A task later the layout that it asks for is there.
  useEffect(() => {
    if (!ready) return;
    const timer = setTimeout(() => document.getElementById(PROMPT_ID)?.focus());
    return () => clearTimeout(timer);
  }, [ready]);

  const sendable = wanted && !problem && !busy;
  const submit = (): void => {
    if (sendable) void send();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="rounded-2xl border border-edge bg-surface p-2 shadow-float transition-[border-color,box-shadow] focus-within:border-accent focus-within:ring-3 focus-within:ring-accent/25">
        <label htmlFor={PROMPT_ID} className="sr-only">{words.box.label}</label>
        <AutoGrow
          id={PROMPT_ID}
          rows={3}
          dir="auto"
          value={prompt}
          onChange={(event) => onPrompt(event.target.value)}
          onSend={submit}
          placeholder={words.box.placeholder}
          aria-describedby={problem ? "prompt-problem" : "prompt-keys"}
          aria-invalid={problem ? true : undefined}
          className="max-h-[40vh] px-2.5 pt-2 text-base leading-6"
        />
        <p id="prompt-keys" className="sr-only">{words.box.keys}</p>
        <div className="mt-2 flex items-end justify-between gap-2">
          <FrameworkChoice value={framework} onChange={setFramework} />
          <Button type="submit" look="primary" disabled={!sendable} aria-busy={busy || undefined} className="h-9 px-3.5">
            {busy ? words.box.starting : words.box.create}
            {busy ? <Spinner className="size-3.5" /> : <ArrowUp aria-hidden="true" />}
          </Button>
        </div>
      </div>
      {problem ? <p id="prompt-problem" role="alert" className="mt-2 px-2 text-[0.8125rem] text-danger">{problemText(problem)}</p> : null}
      <Refusal sending={sending} onAgain={submit} onStop={stop} onPick={onPrompt} />
      {sending.phase === "refused" && sending.error.code === "QUOTA_EXCEEDED" ? null : quotas}
    </form>
  );
}
