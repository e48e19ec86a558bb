"use client";

import { useState, type FormEvent } from "react";
import { api } from "@/lib/api/endpoints";
import { refresh } from "@/lib/session/access";
import { Button } from "@/ui/button";
import { copyText } from "@/ui/copy";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";
import { Card } from "./card";
import { asksForPassword, ConfirmPassword } from "./confirm-password";
import { useSession } from "./session";

/** For somebody with a role that asks for a second factor: nothing else works until they have one. */
export default function SetUpMfa() {
  const { signOut } = useSession();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [setup, setSetup] = useState<{ secret: string; otpauthUrl: string } | null>(null);
  const [confirming, setConfirming] = useState(false);
  const [recovery, setRecovery] = useState<string[] | null>(null);

  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (cause) {
      if (asksForPassword(cause)) setConfirming(true);
      else setError(cause);
    } finally {
      setBusy(false);
    }
  };

  const verify = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code")).replaceAll(" ", "");
    void run(async () => setRecovery((await api.verifyMfa(code)).recoveryCodes));
  };

  if (recovery) {
    return (
      <Card title="Keep these codes" text="Each signs you in once when your authenticator is lost. They are not shown again.">
        <div className="space-y-4">
          <ul aria-label="Recovery codes" className="grid grid-cols-1 gap-1 rounded-lg border border-line p-3 text-center font-mono text-sm">
            {recovery.map((code) => <li key={code}>{code}</li>)}
          </ul>
          {error ? <ErrorNotice error={error} /> : null}
          <Button type="button" onClick={() => void copyText(recovery.join("\n"), "Recovery codes copied")} className="w-full">Copy them</Button>
          <Button type="button" look="primary" size="large" busy={busy} onClick={() => void run(refresh)} className="w-full">I have kept them</Button>
        </div>
      </Card>
    );
  }

  if (confirming) return <ConfirmPassword onDone={() => setConfirming(false)} />;

  return (
    <Card title="Set up a second factor" text="One of your roles asks for a code from an authenticator at each sign-in.">
      {setup ? (
        <form onSubmit={verify} className="space-y-4">
          <p className="text-[0.8125rem]">
            <a href={setup.otpauthUrl} className="font-medium text-accent-strong underline">Open it in your authenticator</a>, or type this key there:
          </p>
          <p className="rounded-lg border border-line p-3 text-center font-mono text-sm break-all">{setup.secret}</p>
          <Field label="Code" hint="What your authenticator shows now.">
            {(props) => <input {...props} name="code" inputMode="numeric" autoComplete="one-time-code" required autoFocus maxLength={64} className={inputClass} />}
          </Field>
          {error ? <ErrorNotice error={error} title="It is not set up" /> : null}
          <Button type="submit" look="primary" size="large" busy={busy} className="w-full">Turn it on</Button>
        </form>
      ) : (
        <div className="space-y-4">
          {error ? <ErrorNotice error={error} /> : null}
          <Button type="button" look="primary" size="large" busy={busy} onClick={() => void run(async () => setSetup(await api.setUpMfa()))} className="w-full">Begin</Button>
          <Button type="button" look="quiet" disabled={busy} onClick={() => void run(signOut)} className="w-full">Sign out</Button>
        </div>
      )}
    </Card>
  );
}
