"use client";

import { useEffect, useState } from "react";
import { session } from "@/messages/session";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { toastError } from "@/ui/toasts";
import { Card } from "./card";
import { MfaKey, RecoveryCodes } from "./mfa-steps";
import { ConfirmPassword } from "./proof";
import { useSession } from "./session";
import { useMfaSetup } from "./use-mfa-setup";

const words = session.mfa;

/** For somebody with a role that asks for a second factor: nothing else works until they have one. */
export default function SetUpMfa({ onCodes }: { onCodes: (shown: boolean) => void }) {
  const { state } = useSession();
  const steps = useMfaSetup();
  const codesShown = steps.recovery !== null;

  useEffect(() => {
    onCodes(codesShown);
  }, [onCodes, codesShown]);

  if (steps.proof.asking) return <ConfirmPassword proof={steps.proof} />;
  if (steps.recovery) {
    return (
      <Card title={words.keepTitle} text={words.keepText}>
        <RecoveryCodes steps={steps} codes={steps.recovery} username={state.phase === "signed-in" ? state.user.username : ""} />
      </Card>
    );
  }
  return (
    <Card title={words.title} text={words.text}>
      {steps.setup ? (
        <MfaKey steps={steps} setup={steps.setup} other={<SignOut disabled={steps.busy} />} />
      ) : (
        <div className="space-y-4">
          {steps.error ? <ErrorNotice error={steps.error} /> : null}
          <Button look="primary" size="large" busy={steps.busy} onClick={steps.begin} className="w-full">{words.begin}</Button>
          <SignOut disabled={steps.busy} />
        </div>
      )}
    </Card>
  );
}

function SignOut({ disabled }: { disabled: boolean }) {
  const { signOut } = useSession();
  const [busy, setBusy] = useState(false);
  const leave = async (): Promise<void> => {
    setBusy(true);
    await signOut().catch((error: unknown) => toastError(session.menu.stillIn, error));
    setBusy(false);
  };
  return <Button look="quiet" busy={busy} disabled={disabled} onClick={() => void leave()} className="w-full">{session.menu.signOut}</Button>;
}
