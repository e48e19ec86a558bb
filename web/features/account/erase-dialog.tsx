"use client";

import { useState, type FormEvent } from "react";
import { useMutation } from "@tanstack/react-query";
import { PasswordInput } from "@/features/session/password-input";
import { useProviders } from "@/features/session/providers";
import { useSession } from "@/features/session/session";
import { useWait } from "@/features/session/use-wait";
import { api } from "@/lib/api/endpoints";
import { fieldErrors } from "@/lib/api/field-errors";
import { account } from "@/messages/account";
import { session } from "@/messages/session";
import { Button } from "@/ui/button";
import { Modal } from "@/ui/dialog";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";

const words = account.erase;

interface Props {
  open: boolean;
  onClose: () => void;
  username: string;
}

export function EraseDialog({ open, onClose, username }: Props) {
  return (
    <Modal open={open} onOpenChange={(next) => { if (!next) onClose(); }} title={words.title} description={words.dialogText}>
      <EraseForm username={username} />
    </Modal>
  );
}

function EraseForm({ username }: { username: string }) {
  const { leave } = useSession();
  const providers = useProviders();
  const [typed, setTyped] = useState("");
  const erase = useMutation({ mutationFn: (password: string) => api.eraseMe(password), onSuccess: () => leave("erased") });
  const wait = useWait(erase.error);
  const wrong = erase.error ? fieldErrors(erase.error).password : undefined;

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    erase.mutate(String(new FormData(event.currentTarget).get("password")));
  };

  return (
    <form onSubmit={submit} className="space-y-4">
      <Field label={words.confirm(username)}>
        {(props) => (
          <input {...props} value={typed} onChange={(event) => setTyped(event.target.value)} required autoFocus autoComplete="off" autoCapitalize="none" spellCheck={false} className={inputClass} />
        )}
      </Field>
      <PasswordInput label={session.password} name="password" autoComplete="current-password" error={wrong} />
      {erase.error && !wrong ? <ErrorNotice error={erase.error} title={words.failed} /> : null}
      <Button type="submit" look="danger" busy={erase.isPending} disabled={typed.trim() !== username || wait > 0} className="w-full">
        {wait > 0 ? session.waits(wait) : words.submit}
      </Button>
      {providers.length > 0 ? <p className="text-xs text-faint">{words.byProvider}</p> : null}
    </form>
  );
}
