"use client";

import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore, type FormEvent } from "react";
import { useRouter } from "next/navigation";
import { asApiError } from "@/lib/api/errors";
import { safeNext } from "@/lib/session/next";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";
import { Card } from "./card";
import { NEEDS_CODE, wordsFor } from "./oidc";
import { PasswordInput } from "./password-input";
import { Providers } from "./providers";
import { useSession } from "./session";

// Most people never see it.
const ProviderCode = lazy(() => import("./provider-code"));

export function SignIn() {
  const { state } = useSession();
  const router = useRouter();
  const query = new URLSearchParams(useSearch());
  const next = safeNext(query.get("next"));
  const reason = query.get("oidc");
  const signedIn = state.phase === "signed-in";

  useEffect(() => {
    if (signedIn) router.replace(next);
  }, [signedIn, next, router]);

  if (reason === NEEDS_CODE) {
    return (
      <Card title="One more step" text="Your account asks for a code besides.">
        <Suspense><ProviderCode /></Suspense>
      </Card>
    );
  }
  const words = wordsFor(reason);
  return (
    <Card
      title="Sign in"
      text="Describe an app, and step into it."
      below={<p className="mt-5 text-center text-xs text-faint">No account? Ask the person who runs this installation.</p>}
    >
      {words ? <p role="alert" className="mb-4 rounded-xl border border-danger-line bg-danger-soft p-3 text-[0.8125rem]">{words}</p> : null}
      <SignInForm />
      <Providers returnTo={next} />
    </Card>
  );
}

/** Empty while the page is built. */
const useSearch = (): string => useSyncExternalStore(never, () => window.location.search, () => "");
const never = () => () => undefined;

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
