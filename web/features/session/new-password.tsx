"use client";

import { useRef, useState, type FormEvent } from "react";
import { api } from "@/lib/api/endpoints";
import { refresh } from "@/lib/session/access";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Card } from "./card";
import { PasswordInput } from "./password-input";
import { useSession } from "./session";

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
    <Card title="Choose a password" text="The one you signed in with was chosen by somebody else.">
      <form onSubmit={submit} className="space-y-4">
        <PasswordInput ref={present} label="Present password" name="present" autoComplete="current-password" autoFocus />
        <PasswordInput label="New password" name="chosen" autoComplete="new-password" minLength={10} hint="At least 10 characters. A few words of your own are best." />
        {error ? <ErrorNotice error={error} title="The password is not changed" /> : null}
        <Button type="submit" look="primary" size="large" busy={busy} className="w-full">Change the password</Button>
        <Button type="button" look="quiet" disabled={busy} onClick={() => void run(signOut)} className="w-full">Sign out</Button>
      </form>
    </Card>
  );
}
