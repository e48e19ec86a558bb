"use client";

import { useEffect, useRef, useState, type FormEvent } from "react";
import { useRouter } from "next/navigation";
import { Eye, EyeOff } from "lucide-react";
import { safeNext } from "@/lib/session/next";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";
import { Wordmark } from "@/ui/logo";
import { PortalArt } from "@/ui/portal-art";
import { useSession } from "./session";

export function SignIn() {
  const { state } = useSession();
  const router = useRouter();
  const signedIn = state.phase === "signed-in";

  useEffect(() => {
    if (signedIn) router.replace(safeNext(new URLSearchParams(window.location.search).get("next")));
  }, [signedIn, router]);

  return (
    <main id="main" className="relative grid min-h-dvh grid-cols-1 place-items-center overflow-hidden px-5 py-12">
      <PortalArt />
      <div className="relative w-full max-w-[22rem] animate-rise">
        <div className="mb-8 flex justify-center"><Wordmark /></div>
        <div className="rounded-2xl border border-line bg-surface p-6 shadow-float">
          <h1 className="font-display text-2xl font-semibold tracking-[-0.02em]">Sign in</h1>
          <p className="mt-1 mb-5 text-soft">Describe an app, and step into it.</p>
          <SignInForm />
        </div>
        <p className="mt-5 text-center text-xs text-faint">
          No account? Ask the person who runs this installation.
        </p>
      </div>
    </main>
  );
}

export function SignInForm() {
  const { signIn } = useSession();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [visible, setVisible] = useState(false);
  const password = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(null);
    try {
      await signIn(String(form.get("username")).trim(), String(form.get("password")));
    } catch (cause) {
      setError(cause);
      password.current?.select();
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
      <Field label="Password">
        {(props) => (
          <div className="relative">
            <input {...props} ref={password} name="password" type={visible ? "text" : "password"} autoComplete="current-password" required className={`${inputClass} pr-11`} />
            <button
              type="button"
              onClick={() => setVisible(!visible)}
              aria-label={visible ? "Hide the password" : "Show the password"}
              className="absolute inset-y-1 right-1 grid w-9 place-items-center rounded-md text-faint hover:text-ink [&_svg]:size-4"
            >
              {visible ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
            </button>
          </div>
        )}
      </Field>
      {error ? <ErrorNotice error={error} title="You are not signed in" /> : null}
      <Button type="submit" look="primary" size="large" busy={busy} className="w-full">Sign in</Button>
    </form>
  );
}
