"use client";

import { useRef, useState, type FormEvent } from "react";
import { api } from "@/lib/api/endpoints";
import { refresh } from "@/lib/session/access";
import { session } from "@/messages/session";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Card } from "./card";
import { PasswordInput } from "./password-input";
import { useSession } from "./session";

const words = session.newPassword;

/** For somebody whose password was chosen by somebody else: nothing else works until they have one of their own. */
export default function NewPassword() {
  const { signOut } = useSession();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const present = useRef<HTMLInputElement>(null);

  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (cause) {
      setError(cause);
      present.current?.select();
    } finally {
      setBusy(false);
    }
  };

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void run(async () => {
      await api.changePassword(String(form.get("present")), String(form.get("chosen")));
      // The new tokens say that nothing is asked for any more.
      await refresh();
    });
  };

  return (
    <Card title={words.title} text={words.text}>
      <form onSubmit={submit} className="space-y-4">
        <PasswordInput ref={present} label={words.present} name="present" autoComplete="current-password" autoFocus />
        <PasswordInput label={words.chosen} name="chosen" autoComplete="new-password" minLength={10} hint={words.hint} />
        {error ? <ErrorNotice error={error} title={words.failed} /> : null}
        <Button type="submit" look="primary" size="large" busy={busy} className="w-full">{words.submit}</Button>
        <Button type="button" look="quiet" disabled={busy} onClick={() => void run(signOut)} className="w-full">{session.menu.signOut}</Button>
      </form>
    </Card>
  );
}
