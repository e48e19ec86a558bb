"use client";

import { useRef, useState, type FormEvent } from "react";
import { api } from "@/lib/api/endpoints";
import { asApiError } from "@/lib/api/errors";
import { session } from "@/messages/session";
import { Button, buttonClass } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { CodeField } from "./code-field";
import { useSession } from "./session";
import { useWait } from "./use-wait";

const words = session.signIn;

/** For somebody whom a provider vouches for and whose account has a second factor. */
export default function ProviderCode() {
  const { enter } = useSession();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const code = useRef<HTMLInputElement>(null);
  const wait = useWait(error);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      enter(await api.oidcCode(String(new FormData(event.currentTarget).get("code")).trim()));
    } catch (cause) {
      setError(cause);
      code.current?.select();
    } finally {
      setBusy(false);
    }
  };

  const over = error !== null && wait === 0 && asApiError(error).reason !== "MFA_REQUIRED";
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-4">
      <CodeField ref={code} />
      {error ? <ErrorNotice error={error} title={words.failed} /> : null}
      {over ? <a href="/sign-in/" className={buttonClass("primary", "large", "w-full")}>{words.again}</a> : null}
      <Button type="submit" look={over ? "quiet" : "primary"} size="large" busy={busy} disabled={wait > 0} className="w-full">
        {wait > 0 ? session.waits(wait) : words.submit}
      </Button>
    </form>
  );
}
