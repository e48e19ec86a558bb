"use client";

import { useState, type FormEvent } from "react";
import { api } from "@/lib/api/endpoints";
import { allShown, fieldErrors } from "@/lib/api/field-errors";
import type { Account } from "@/lib/api/types";
import { users } from "@/messages/users";
import { Button } from "@/ui/button";
import { Modal } from "@/ui/dialog";
import { ErrorNotice } from "@/ui/error-notice";
import { newPassword } from "./password";
import { generated, PasswordChoice, PasswordOnce, type Choice } from "./password-choice";
import { useAct } from "./queries";

const words = users.signIn.temporary;

interface Props {
  account: Account;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function TemporaryPassword({ account, open, onOpenChange }: Props) {
  return (
    <Modal open={open} onOpenChange={onOpenChange} title={words.dialog(account.username)} description={words.warn}>
      <Form account={account} onDone={() => onOpenChange(false)} />
    </Modal>
  );
}

function Form({ account, onDone }: { account: Account; onDone: () => void }) {
  const [choice, setChoice] = useState<Choice>(generated);
  const [made, setMade] = useState<string | null>(null);
  const set = useAct(account, (password: string) => api.setTemporaryPassword(account.id, password), words.done);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const password = choice.typed ? choice.text : newPassword();
    set.mutate(password, { onSuccess: () => (choice.typed ? onDone() : setMade(password)) });
  };

  if (made) {
    return (
      <div className="space-y-4">
        <p>{words.doneText}</p>
        <PasswordOnce password={made} />
        <div className="flex justify-end"><Button look="primary" onClick={onDone}>{words.close}</Button></div>
      </div>
    );
  }
  return (
    <form onSubmit={submit} className="space-y-4">
      <PasswordChoice choice={choice} onChange={setChoice} error={set.error ? fieldErrors(set.error).password : undefined} />
      {set.error && !allShown(set.error, (field) => field === "password") ? <ErrorNotice error={set.error} title={words.failed} /> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{words.cancel}</Button>
        <Button type="submit" look="primary" busy={set.isPending}>{words.submit}</Button>
      </div>
    </form>
  );
}
