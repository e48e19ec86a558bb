"use client";

import { useState, type FormEvent } from "react";
import { api } from "@/lib/api/endpoints";
import type { Account } from "@/lib/api/types";
import { users } from "@/messages/users";
import { Button } from "@/ui/button";
import { Modal } from "@/ui/dialog";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";
import { Panel } from "@/ui/panel";
import { useAct, useIsOwn } from "./queries";

const words = users.erase;

export function ErasePanel({ account }: { account: Account }) {
  const [open, setOpen] = useState(false);
  const own = useIsOwn(account.id);
  return (
    <>
      <Panel danger title={words.title} text={words.text} actions={<Button look="danger" onClick={() => setOpen(true)}>{words.action}</Button>} />
      <Modal
        open={open}
        onOpenChange={setOpen}
        title={words.dialog(account.username)}
        description={own ? `${words.warn} ${users.signIn.own}` : words.warn}
      >
        <EraseForm account={account} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function EraseForm({ account, onDone }: { account: Account; onDone: () => void }) {
  const [typed, setTyped] = useState("");
  const erase = useAct(account, () => api.eraseUser(account.id), words.begun);
  const sure = typed.trim() === account.username;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (sure) erase.mutate(undefined, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <Field label={words.confirm(account.username)}>
        {(props) => (
          <input {...props} value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" autoCapitalize="none" spellCheck={false} className={inputClass} />
        )}
      </Field>
      {erase.error ? <ErrorNotice error={erase.error} title={words.failed} /> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{words.cancel}</Button>
        <Button type="submit" look="danger" busy={erase.isPending} disabled={!sure}>{words.submit}</Button>
      </div>
    </form>
  );
}
