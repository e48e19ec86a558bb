"use client";

import { useEffect, useRef, useState, type FormEvent } from "react";
import { useRouter } from "next/navigation";
import { asApiError } from "@/lib/api/errors";
import { safeNext } from "@/lib/session/next";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";
import { Card } from "./card";
import { PasswordInput } from "./password-input";
import { useSession } from "./session";

export function SignIn() {
  const { state } = useSession();
  const router = useRouter();
  const signedIn = state.phase === "signed-in";

  useEffect(() => {
    if (signedIn) router.replace(safeNext(new URLSearchParams(window.location.search).get("next")));
  }, [signedIn, router]);

  return (
    <Card
      title="Sign in"
      text="Describe an app, and step into it."
      below={<p className="mt-5 text-center text-xs text-faint">No account? Ask the person who runs this installation.</p>}
    >
      <SignInForm />
    </Card>
  );
}

export function SignInForm() {
  const { signIn } = useSession();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [asksForCode, setAsksForCode] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(null);
    try {
      const shown = form.get("code");
      await signIn(String(form.get("username")).trim(), String(form.get("password")), shown ? String(shown).trim() : undefined);
    } catch (cause) {
      const needsCode = asApiError(cause).reason === "MFA_REQUIRED";
      // To be asked for the first time is no mistake.
      setError(needsCode && !asksForCode ? null : cause);
      setAsksForCode(needsCode);
      (needsCode ? code : password).current?.select();
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-4">
      <Field label="User name">
        {(props) => (
          <input {...props} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} required autoFocus className={inputClass} />
        )}
      </Field>
      <PasswordInput ref={password} label="Password" name="password" autoComplete="current-password" />
      {asksForCode ? (
        <Field label="Code" hint="What your authenticator shows, or one of your recovery codes.">
          {(props) => <input {...props} ref={code} name="code" autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} required autoFocus maxLength={64} className={inputClass} />}
        </Field>
      ) : null}
      {error ? <ErrorNotice error={error} title="You are not signed in" /> : null}
      <Button type="submit" look="primary" size="large" busy={busy} className="w-full">Sign in</Button>
    </form>
  );
}
