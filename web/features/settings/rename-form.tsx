"use client";

import { useId, useState, type FormEvent } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import type { App } from "@/lib/api/types";
import { settings } from "@/messages/settings";
import { workspace } from "@/messages/workspace";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";
import { toast } from "@/ui/toasts";
import { charsOf, charsOver, MAX_NAME_CHARS } from "./name";

const words = settings.about;

interface Props {
  app: App;
  onDone?: () => void;
  onCancel?: () => void;
}

export function RenameForm({ app, onDone, onCancel }: Props) {
  const [name, setName] = useState(app.name);
  const [known, setKnown] = useState(app.name);
  // Another tab or the planner gave it another name: shown, unless one is typing one's own.
  if (known !== app.name) {
    setKnown(app.name);
    if (name === known) setName(app.name);
  }
  const problemId = useId();
  const queries = useQueryClient();
  const rename = useMutation({
    // The version moves with every status change; a name has no other author to collide with.
    mutationFn: async () => api.rename(app.id, (await api.app(app.id)).version, name.trim()),
    onSuccess: (renamed) => {
      queries.setQueryData(["app", app.id], renamed);
      void queries.invalidateQueries({ queryKey: ["apps"] });
      setName(renamed.name);
      toast(words.saved);
      onDone?.();
    },
  });
  const tooLong = charsOver(name) > 0;
  const ready = name.trim() !== "" && !tooLong && name.trim() !== app.name;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready) rename.mutate();
  };
  return (
    <form onSubmit={submit} className="space-y-3">
      <Field label={words.name} hint={onCancel ? undefined : words.nameHint}>
        {(props) => (
          <div className="flex gap-2">
            <input
              {...props}
              value={name}
              onChange={(event) => setName(event.target.value)}
              required
              dir="auto"
              aria-invalid={tooLong || undefined}
              aria-errormessage={tooLong ? problemId : undefined}
              className={inputClass}
            />
            {onCancel ? null : <Button type="submit" className="h-10" busy={rename.isPending} disabled={!ready}>{words.save}</Button>}
          </div>
        )}
      </Field>
      {tooLong ? <p id={problemId} role="alert" className="text-[0.8125rem] text-danger">{words.tooLong(charsOf(name), MAX_NAME_CHARS)}</p> : null}
      {rename.error ? <ErrorNotice error={rename.error} title={words.notSaved} /> : null}
      {onCancel ? (
        <div className="flex justify-end gap-2">
          <Button onClick={onCancel}>{workspace.rename.cancel}</Button>
          <Button type="submit" look="primary" busy={rename.isPending} disabled={!ready}>{words.save}</Button>
        </div>
      ) : null}
    </form>
  );
}
