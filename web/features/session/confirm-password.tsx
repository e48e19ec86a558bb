"use client";

import { useRef, useState, type FormEvent } from "react";
import { api } from "@/lib/api/endpoints";
import { asApiError } from "@/lib/api/errors";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";
import { Card } from "./card";
import { PasswordInput } from "./password-input";

/** Whether the server wants to see the password again before it goes on. */
export const asksForPassword = (error: unknown): boolean => asApiError(error).reason === "REAUTHENTICATION_REQUIRED";

/** Shows the password again, in a session whose sign-in was too long ago for what comes next. */
export function ConfirmPassword({ onDone }: { onDone: () => void }) {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [asksForCode, setAsksForCode] = useState(false);
  const password = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const code = form.get("code");
    setBusy(true);
    setError(null);
    try {
      await api.reauthenticate(String(form.get("password")), code ? String(code).trim() : undefined);
      onDone();
    } catch (cause) {
      const needsCode = asApiError(cause).reason === "MFA_REQUIRED";
      // To be asked for the first time is no mistake.
      setError(needsCode && !asksForCode ? null : cause);
      if (needsCode) setAsksForCode(true);
      else password.current?.select();
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card title="Confirm that it is you" text="You signed in a while ago. Show your password once more to go on.">
      <form onSubmit={(event) => void submit(event)} className="space-y-4">
        <PasswordInput ref={password} label="Password" name="password" autoComplete="current-password" autoFocus />
        {asksForCode ? (
          <Field label="Code" hint="What your authenticator shows, or one of your recovery codes.">
            {(props) => <input {...props} name="code" autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} required autoFocus maxLength={64} className={inputClass} />}
          </Field>
        ) : null}
        {error ? <ErrorNotice error={error} title="That did not work" /> : null}
        <Button type="submit" look="primary" size="large" busy={busy} className="w-full">Go on</Button>
      </form>
    </Card>
  );
}
