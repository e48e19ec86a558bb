"use client";

import { useRef, type FormEvent } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { PasswordInput } from "@/features/session/password-input";
import { useProviders } from "@/features/session/providers";
import { useWait } from "@/features/session/use-wait";
import { api } from "@/lib/api/endpoints";
import { fieldErrors } from "@/lib/api/field-errors";
import { refresh } from "@/lib/session/access";
import { account } from "@/messages/account";
import { session } from "@/messages/session";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Panel } from "@/ui/panel";
import { toast } from "@/ui/toasts";

const words = account.password;

export function ChangePassword({ username }: { username: string }) {
  const queries = useQueryClient();
  const providers = useProviders();
  const form = useRef<HTMLFormElement>(null);
  const change = useMutation({
    mutationFn: async (fields: FormData) => {
      await api.changePassword(String(fields.get("present")), String(fields.get("chosen")), fields.get("revoke") !== null);
      // What the old access token is good for has ended with the password.
      await refresh();
    },
    onSuccess: () => {
      form.current?.reset();
      toast(words.done);
      void queries.invalidateQueries({ queryKey: ["account"] });
    },
  });
  const wait = useWait(change.error);
  const fields = fieldErrors(change.error);
  const ofFields = Boolean(fields.currentPassword ?? fields.newPassword);

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    change.mutate(new FormData(event.currentTarget));
  };

  return (
    <Panel title={words.title} text={words.text}>
      <form ref={form} onSubmit={submit} className="max-w-sm space-y-4">
        {/* For password managers, which file the new one under it. */}
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <PasswordInput label={words.present} name="present" autoComplete="current-password" error={fields.currentPassword} />
        <PasswordInput label={words.chosen} name="chosen" autoComplete="new-password" minLength={10} hint={words.hint} error={fields.newPassword} />
        <label className="flex gap-2.5">
          <input type="checkbox" name="revoke" defaultChecked className="mt-0.75 size-4 shrink-0 accent-accent" />
          <span>
            {words.revoke}
            <span className="block text-xs text-faint">{words.revokeHint}</span>
          </span>
        </label>
        {change.error && !ofFields ? <ErrorNotice error={change.error} title={words.failed} /> : null}
        <Button type="submit" look="primary" busy={change.isPending} disabled={wait > 0}>
          {wait > 0 ? session.waits(wait) : words.submit}
        </Button>
        {providers.length > 0 ? <p className="text-xs text-faint">{words.byProvider}</p> : null}
      </form>
    </Panel>
  );
}
