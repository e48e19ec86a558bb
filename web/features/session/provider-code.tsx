"use client";

import { useRef, useState, type FormEvent } from "react";
import { api } from "@/lib/api/endpoints";
import { asApiError } from "@/lib/api/errors";
import { setAccess } from "@/lib/session/access";
import { Button, buttonClass } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";

/** For somebody whom a provider vouches for and whose account has a second factor. */
export default function ProviderCode() {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const code = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      setAccess(await api.oidcCode(String(new FormData(event.currentTarget).get("code")).trim()));
    } catch (cause) {
      setError(cause);
      code.current?.select();
    } finally {
      setBusy(false);
    }
  };

  const over = error !== null && asApiError(error).reason !== "MFA_REQUIRED";
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-4">
      <Field label="Code" hint="What your authenticator shows, or one of your recovery codes.">
        {(props) => (
          <input {...props} ref={code} name="code" autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} required autoFocus maxLength={64} className={inputClass} />
        )}
      </Field>
      {error ? <ErrorNotice error={error} title="You are not signed in" /> : null}
      <Button type="submit" look="primary" size="large" busy={busy} className="w-full">Sign in</Button>
      {over ? <a href="/sign-in/" className={buttonClass("quiet", "medium", "w-full")}>Begin again</a> : null}
    </form>
  );
}
