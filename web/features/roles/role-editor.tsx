"use client";

import { useRef, useState, type FormEvent } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { asApiError } from "@/lib/api/errors";
import type { RoleRequest, StoredRole } from "@/lib/api/types";
import { roles as words } from "@/messages/roles";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";
import { Panel } from "@/ui/panel";
import { toast } from "@/ui/toasts";
import { Matrix } from "./matrix";
import { MAX_DESCRIPTION_CHARS, MAX_NAME_CHARS, mistakesOf, refusedOf } from "./mistakes";
import { toDraft, toRequest } from "./model";
import { useChangeRole } from "./queries";
import { useRoleDraft, type Now } from "./use-role-draft";

interface Props {
  storageKey: string;
  now: Now;
  /** Null: it is made. */
  roleId: string | null;
  save: (request: RoleRequest, version: number) => Promise<StoredRole>;
  onSaved?: (saved: StoredRole) => void;
  onCancel?: () => void;
}

export function RoleEditor({ storageKey, now, roleId, save, onSaved, onCancel }: Props) {
  const kept = useRoleDraft(storageKey, now);
  const { draft } = kept;
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState<(number | null)[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const queries = useQueryClient();
  const saving = useChangeRole((request: RoleRequest) => save(request, kept.version));
  const own = mistakesOf(draft);
  const refused = saving.error ? refusedOf(saving.error, sent) : {};
  const mistakes = { ...refused, ...(tried ? own : {}) };
  const meanwhile = saving.error !== null && asApiError(saving.error).code === "CONCURRENT_MODIFICATION";

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(own).length > 0) {
      // After the mistakes have been marked.
      setTimeout(() => form.current?.querySelector<HTMLElement>("[aria-invalid], [data-mistake]")?.focus());
      return;
    }
    const { request, keys } = toRequest(draft);
    setSent(keys);
    saving.mutate(request, {
      onSuccess: (saved) => {
        kept.reset({ version: saved.version, draft: toDraft(saved) });
        setTried(false);
        toast(roleId ? words.edit.saved : words.edit.created);
        onSaved?.(saved);
      },
      onError: (error) => {
        if (roleId && asApiError(error).code === "CONCURRENT_MODIFICATION") void queries.invalidateQueries({ queryKey: ["role", roleId] });
      },
    });
  };

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Panel title={words.edit.title}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={words.edit.name} hint={words.edit.nameHint} error={mistakes.name}>
            {(props) => (
              <input {...props} value={draft.name} onChange={(event) => kept.write({ ...draft, name: event.target.value })} maxLength={MAX_NAME_CHARS} autoComplete="off" autoCapitalize="none" spellCheck={false} className={inputClass} />
            )}
          </Field>
          <Field label={words.edit.description} hint={words.edit.descriptionHint} error={mistakes.description}>
            {(props) => (
              <input {...props} value={draft.description} onChange={(event) => kept.write({ ...draft, description: event.target.value })} maxLength={MAX_DESCRIPTION_CHARS} autoComplete="off" className={inputClass} />
            )}
          </Field>
        </div>
      </Panel>
      <Panel title={words.permissions.title} text={words.permissions.text}>
        <Matrix draft={draft} onChange={kept.write} mistakes={mistakes} />
        {kept.changedMeanwhile ? (
          <ErrorNotice
            error={saving.error ?? new Error(words.edit.changedMeanwhile)}
            title={words.edit.changedMeanwhile}
            className="mt-4"
            action={
              <span className="flex flex-wrap gap-2">
                <Button size="small" onClick={() => { kept.reset(); saving.reset(); }}>{words.edit.load}</Button>
                <Button size="small" onClick={() => { kept.rebase(); saving.reset(); toast(words.edit.kept); }}>{words.edit.keep}</Button>
              </span>
            }
          />
        ) : saving.error && !meanwhile ? (
          <ErrorNotice error={saving.error} title={roleId ? words.edit.notSaved : words.edit.notCreated} className="mt-4" />
        ) : null}
        {tried && Object.keys(own).length > 0 ? <p role="alert" className="mt-4 text-danger">{words.edit.mistakes}</p> : null}
        <div className="mt-5 flex flex-wrap items-center gap-2">
          <Button type="submit" look="primary" busy={saving.isPending} disabled={roleId !== null && !kept.changed}>{roleId ? words.edit.save : words.edit.create}</Button>
          {kept.changed && roleId ? <Button look="quiet" onClick={() => { kept.reset(); saving.reset(); setTried(false); }}>{words.edit.undo}</Button> : null}
          {onCancel ? <Button onClick={() => { kept.reset(); onCancel(); }}>{words.edit.cancel}</Button> : null}
          <span className="text-xs text-faint">{kept.changed && roleId ? words.edit.inForce : null}</span>
        </div>
      </Panel>
    </form>
  );
}
