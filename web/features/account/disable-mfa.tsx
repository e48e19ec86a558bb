"use client";

import type { FormEvent } from "react";
import { useMutation } from "@tanstack/react-query";
import { CodeField } from "@/features/session/code-field";
import { PasswordInput } from "@/features/session/password-input";
import { useWait } from "@/features/session/use-wait";
import { api } from "@/lib/api/endpoints";
import { refresh } from "@/lib/session/access";
import { account } from "@/messages/account";
import { session } from "@/messages/session";
import { Button } from "@/ui/button";
import { Modal } from "@/ui/dialog";
import { ErrorNotice } from "@/ui/error-notice";
import { toast } from "@/ui/toasts";

const words = account.factor;

export function DisableMfa({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Modal open={open} onOpenChange={(next) => { if (!next) onClose(); }} title={words.turnOffTitle} description={words.turnOffText}>
      <DisableForm onDone={onClose} />
    </Modal>
  );
}

function DisableForm({ onDone }: { onDone: () => void }) {
  const disable = useMutation({
    mutationFn: async (fields: FormData) => {
      await api.disableMfa(String(fields.get("password")), String(fields.get("code")).trim());
      await refresh();
    },
    onSuccess: () => {
      toast(words.turnedOff);
      onDone();
    },
  });
  const wait = useWait(disable.error);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    disable.mutate(new FormData(event.currentTarget));
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <PasswordInput label={session.password} name="password" autoComplete="current-password" autoFocus />
      <CodeField autoFocus={false} />
      {disable.error ? <ErrorNotice error={disable.error} title={words.turnOffFailed} /> : null}
      <Button type="submit" look="danger" busy={disable.isPending} disabled={wait > 0} className="w-full">
        {wait > 0 ? session.waits(wait) : words.turnOff}
      </Button>
    </form>
  );
}
