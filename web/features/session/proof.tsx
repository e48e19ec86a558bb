"use client";

import { useRef, useState, type FormEvent } from "react";
import { api } from "@/lib/api/endpoints";
import { asApiError } from "@/lib/api/errors";
import { session } from "@/messages/session";
import { Button } from "@/ui/button";
import { Modal } from "@/ui/dialog";
import { ErrorNotice } from "@/ui/error-notice";
import { Card } from "./card";
import { CodeField } from "./code-field";
import { PasswordInput } from "./password-input";
import { useProviders } from "./providers";
import type { Proof } from "./use-proof";
import { useWait } from "./use-wait";

const words = session.proof;

/** Asks for the password again, in place of the page that needs it. */
export function ConfirmPassword({ proof }: { proof: Proof }) {
  return <Card title={words.title} text={words.text}><ProofForm onDone={() => proof.settle(true)} /></Card>;
}

/** Asks for the password again, before the page that needs it. */
export function ProofDialog({ proof }: { proof: Proof }) {
  return (
    <Modal open={proof.asking} onOpenChange={(open) => { if (!open) proof.settle(false); }} title={words.title} description={words.text}>
      <ProofForm onDone={() => proof.settle(true)} />
    </Modal>
  );
}

function ProofForm({ onDone }: { onDone: () => void }) {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [asksForCode, setAsksForCode] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const providers = useProviders();
  const wait = useWait(error);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    // It may stand in a dialog that belongs to another form.
    event.stopPropagation();
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
    <form onSubmit={(event) => void submit(event)} className="space-y-4">
      <PasswordInput ref={password} label={session.password} name="password" autoComplete="current-password" autoFocus />
      {asksForCode ? <CodeField /> : null}
      {error ? <ErrorNotice error={error} title={words.failed} /> : null}
      <Button type="submit" look="primary" size="large" busy={busy} disabled={wait > 0} className="w-full">
        {wait > 0 ? session.waits(wait) : words.submit}
      </Button>
      {providers.length > 0 ? <p className="text-xs text-faint">{words.noPassword}</p> : null}
    </form>
  );
}
