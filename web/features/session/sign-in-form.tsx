"use client";

import { useRef, useState, type FormEvent } from "react";
import { asApiError } from "@/lib/api/errors";
import { session } from "@/messages/session";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";
import { CodeField } from "./code-field";
import { PasswordInput } from "./password-input";
import { useSession } from "./session";
import { useWait } from "./use-wait";

const words = session.signIn;
/** From so many on it is said how waiting works, whatever name was typed. */
const EXPLAINED_FROM = 2;

export function SignInForm() {
  const { signIn } = useSession();
  const [error, setError] = useState<unknown>(null);
  const [refusals, setRefusals] = useState(0);
  const [busy, setBusy] = useState(false);
  const [asksForCode, setAsksForCode] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);
  const wait = useWait(error);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(null);
    try {
      const shown = form.get("code");
      await signIn(String(form.get("username")).trim(), String(form.get("password")), shown ? String(shown).trim() : undefined);
    } catch (cause) {
      const failure = asApiError(cause);
      const needsCode = failure.reason === "MFA_REQUIRED";
      // To be asked for the first time is no mistake.
      const refused = !needsCode || asksForCode;
      setError(refused ? cause : null);
      if (refused && failure.status === 401) setRefusals((old) => old + 1);
      setAsksForCode(needsCode);
      (needsCode ? code : password).current?.select();
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-4">
      <Field label={words.username}>
        {(props) => (
          <input {...props} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} required autoFocus maxLength={64} className={inputClass} />
        )}
      </Field>
      <PasswordInput ref={password} label={session.password} name="password" autoComplete="current-password" />
      {asksForCode ? <CodeField ref={code} /> : null}
      {error ? (
        <ErrorNotice
          error={error}
          title={words.failed}
          action={refusals >= EXPLAINED_FROM && wait === 0 ? <p className="text-soft">{words.tries}</p> : undefined}
        />
      ) : null}
      <Button type="submit" look="primary" size="large" busy={busy} disabled={wait > 0} className="w-full">
        {wait > 0 ? session.waits(wait) : words.submit}
      </Button>
    </form>
  );
}
