"use client";

import { useState, type FormEvent } from "react";
import { api } from "@/lib/api/endpoints";
import type { Account, RoleName, StoredRole } from "@/lib/api/types";
import { users as words } from "@/messages/users";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";
import { useAct } from "./queries";

interface Props {
  account: Account;
  all: StoredRole[];
  has: RoleName[];
}

export function GiveRole({ account, all, has }: Props) {
  const [chosen, setChosen] = useState("");
  const left = all.filter((role) => !has.some((known) => known.id === role.id)).sort((a, b) => a.name.localeCompare(b.name));
  const role = left.find(({ id }) => id === chosen);
  const give = useAct(account, (id: string) => api.giveRole(account.id, id), words.roles.given(role?.name ?? ""));

  if (left.length === 0) return <p className="mt-3 text-faint">{words.roles.all}</p>;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (role) give.mutate(role.id, { onSuccess: () => setChosen("") });
  };
  return (
    <form onSubmit={submit} className="mt-4 space-y-3">
      <Field label={words.roles.choose} hint={role?.mfaRequired ? words.roles.needsFactor : role?.description}>
        {(props) => (
          <div className="flex gap-2">
            <select {...props} value={role?.id ?? ""} onChange={(event) => { setChosen(event.target.value); give.reset(); }} className={`${inputClass} max-w-80 min-w-0 flex-1`}>
              <option value="">{words.roles.choosePlaceholder}</option>
              {left.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
            </select>
            <Button type="submit" className="h-10" busy={give.isPending} disabled={!role}>{words.roles.give}</Button>
          </div>
        )}
      </Field>
      {give.error ? <ErrorNotice error={give.error} title={words.roles.notGiven} /> : null}
    </form>
  );
}
