"use client";

import { useState, type FormEvent } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import { asApiError } from "@/lib/api/errors";
import { allShown, fieldErrors } from "@/lib/api/field-errors";
import type { Account } from "@/lib/api/types";
import { users as words } from "@/messages/users";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";
import { Panel } from "@/ui/panel";
import { toast } from "@/ui/toasts";

export function EmailPanel({ account }: { account: Account }) {
  const [email, setEmail] = useState(account.email);
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: () => api.setEmail(account.id, account.version, email.trim()),
    onSuccess: (changed) => {
      setEmail(changed.email);
      queries.setQueryData(["user", account.id], changed);
      void queries.invalidateQueries({ queryKey: ["users"] });
      toast(words.email.done);
    },
  });
  const load = useMutation({
    mutationFn: () => queries.refetchQueries({ queryKey: ["user", account.id] }, { throwOnError: true }),
    onSuccess: () => {
      change.reset();
      toast(words.email.loaded);
    },
  });
  const changedMeanwhile = change.error !== null && asApiError(change.error).code === "CONCURRENT_MODIFICATION";
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate();
  };

  return (
    <Panel title={words.email.title} text={words.email.text}>
      <form onSubmit={submit} className="space-y-3">
        <Field label={words.email.label} error={change.error ? fieldErrors(change.error).email : undefined}>
          {(props) => (
            <div className="flex flex-wrap gap-2">
              <input
                {...props}
                type="email"
                required
                maxLength={254}
                value={email}
                onChange={(event) => setEmail(event.target.value)}
                autoComplete="off"
                className={`${inputClass} max-w-96 min-w-40 flex-1`}
              />
              <Button type="submit" className="h-10" busy={change.isPending} disabled={!email.trim() || email.trim() === account.email}>
                {words.email.submit}
              </Button>
            </div>
          )}
        </Field>
        {change.error && !allShown(change.error, (field) => field === "email") ? (
          <ErrorNotice
            error={load.error ?? change.error}
            title={changedMeanwhile ? words.email.changedMeanwhile : words.email.failed}
            action={changedMeanwhile ? <Button size="small" busy={load.isPending} onClick={() => load.mutate()}>{words.email.load}</Button> : undefined}
          />
        ) : null}
      </form>
    </Panel>
  );
}
