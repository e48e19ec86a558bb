"use client";

import { useState, type FormEvent } from "react";
import { useMutation } from "@tanstack/react-query";
import { code as words } from "@/messages/code";
import { Button } from "@/ui/button";
import { Modal } from "@/ui/dialog";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";
import { pathProblem } from "./paths";

interface Props {
  title: string;
  text: string;
  action: string;
  failed: string;
  /** What stands there at first. */
  start: string;
  taken: ReadonlySet<string>;
  onSubmit: (path: string) => Promise<void>;
  onClose: () => void;
}

/** Asks for the path of a file. */
export default function PathDialog({ title, text, action, failed, start, taken, onSubmit, onClose }: Props) {
  const [path, setPath] = useState(start);
  const [asked, setAsked] = useState(false);
  const submit = useMutation({ mutationFn: onSubmit, onSuccess: onClose });
  const problem = pathProblem(path.trim(), taken);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (problem === null && !submit.isPending) submit.mutate(path.trim());
  };
  return (
    <Modal open onOpenChange={(open) => (open ? undefined : onClose())} title={title} description={text}>
      <form onSubmit={send} className="space-y-4">
        <Field label={words.create.path} hint={words.create.hint}>
          {(field) => (
            <input
              {...field}
              value={path}
              onChange={(event) => setPath(event.target.value)}
              onFocus={(event) => event.target.setSelectionRange(path.lastIndexOf("/") + 1, path.length)}
              aria-invalid={asked && problem !== null}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              className={`${inputClass} font-mono`}
            />
          )}
        </Field>
        {asked && problem !== null ? <p role="alert" className="text-[0.8125rem] text-danger">{problem}</p> : null}
        {submit.error ? <ErrorNotice error={submit.error} title={failed} /> : null}
        <div className="flex justify-end">
          <Button type="submit" look="primary" busy={submit.isPending}>{action}</Button>
        </div>
      </form>
    </Modal>
  );
}
