"use client";

import { useState, type FormEvent } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRoles } from "@/features/roles/queries";
import { api } from "@/lib/api/endpoints";
import { allShown, fieldErrors } from "@/lib/api/field-errors";
import type { Account } from "@/lib/api/types";
import { users as words } from "@/messages/users";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";
import { newPassword } from "./password";
import { generated, PasswordChoice, type Choice } from "./password-choice";
import { RoleBoxes } from "./role-boxes";

export interface Made {
  account: Account;
  /** Of one that was made here. */
  password: string | null;
}

interface Props {
  seesRoles: boolean;
  onMade: (made: Made) => void;
  onCancel: () => void;
}

const SHOWN = ["username", "email", "password"];
/** What the server gives who is given nothing else. */
const FIRST_ROLES = ["user"];

export function CreateForm({ seesRoles, onMade, onCancel }: Props) {
  const [password, setPassword] = useState<Choice>(generated);
  const [mustChange, setMustChange] = useState(true);
  const [given, setGiven] = useState(FIRST_ROLES);
  const roles = useRoles(seesRoles);
  const queries = useQueryClient();

  const create = useMutation({
    mutationFn: async (who: { username: string; email: string }): Promise<Made> => {
      const secret = password.typed ? password.text : newPassword();
      const account = await api.createUser({
        ...who,
        password: secret,
        mustChangePassword: !password.typed || mustChange,
        roles: roles.data ? given : undefined,
      });
      return { account, password: password.typed ? null : secret };
    },
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: ["users"] });
      void queries.invalidateQueries({ queryKey: ["roles"] });
      onMade(made);
    },
  });
  const wrong = fieldErrors(create.error);

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    create.mutate({ username: String(form.get("username")).trim(), email: String(form.get("email")).trim() });
  };

  return (
    <form onSubmit={submit} className="space-y-4">
      <Field label={words.create.name} hint={words.create.nameHint} error={wrong.username}>
        {(props) => <input {...props} name="username" required maxLength={64} autoComplete="off" autoCapitalize="none" spellCheck={false} className={inputClass} />}
      </Field>
      <Field label={words.create.email} error={wrong.email}>
        {(props) => <input {...props} name="email" type="email" required maxLength={254} autoComplete="off" className={inputClass} />}
      </Field>
      <PasswordChoice choice={password} onChange={setPassword} error={wrong.password} />
      {password.typed ? (
        <label className="flex min-h-6 items-start gap-2.5">
          <input type="checkbox" className="mt-1 accent-accent" checked={mustChange} onChange={(event) => setMustChange(event.target.checked)} />
          {words.password.mustChange}
        </label>
      ) : null}
      {roles.data ? <RoleBoxes roles={roles.data} usual={FIRST_ROLES} given={given} onChange={setGiven} /> : null}
      {create.error && !allShown(create.error, (field) => SHOWN.includes(field)) ? <ErrorNotice error={create.error} title={words.create.failed} /> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{words.create.cancel}</Button>
        <Button type="submit" look="primary" busy={create.isPending}>{words.create.submit}</Button>
      </div>
    </form>
  );
}
