"use client";

import { useState } from "react";
import { MfaKey, RecoveryCodes } from "@/features/session/mfa-steps";
import { ProofDialog } from "@/features/session/proof";
import { useMfaSetup, type MfaSteps } from "@/features/session/use-mfa-setup";
import type { UserProfile } from "@/lib/api/types";
import { account } from "@/messages/account";
import { session } from "@/messages/session";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Panel } from "@/ui/panel";
import { DisableMfa } from "./disable-mfa";

const words = account.factor;

export function SecondFactor({ user }: { user: UserProfile }) {
  const steps = useMfaSetup();
  const on = user.mfaEnabled || steps.recovery !== null;
  return (
    <Panel
      title={words.title}
      text={on ? words.onText : words.offText}
      actions={<Badge tone={on ? "good" : "neutral"}>{on ? words.on : words.off}</Badge>}
    >
      {steps.recovery ? (
        <div className="max-w-sm">
          <h3 className="font-medium">{session.mfa.keepTitle}</h3>
          <p className="mb-3 text-soft">{session.mfa.keepText}</p>
          <RecoveryCodes steps={steps} codes={steps.recovery} username={user.username} />
        </div>
      ) : on ? <TurnOff /> : <SetUp steps={steps} />}
      <ProofDialog proof={steps.proof} />
    </Panel>
  );
}

function SetUp({ steps }: { steps: MfaSteps }) {
  if (steps.setup) {
    return (
      <div className="max-w-sm">
        <MfaKey steps={steps} setup={steps.setup} other={<Button look="quiet" onClick={steps.cancel} className="w-full">{words.cancel}</Button>} />
      </div>
    );
  }
  return (
    <div className="space-y-3">
      {steps.error ? <ErrorNotice error={steps.error} title={session.mfa.failed} /> : null}
      <Button look="primary" busy={steps.busy} onClick={steps.begin}>{words.setUp}</Button>
    </div>
  );
}

function TurnOff() {
  const [asked, setAsked] = useState(false);
  return (
    <>
      <p className="mb-3 max-w-prose text-soft">{words.lost}</p>
      <Button onClick={() => setAsked(true)}>{words.turnOff}</Button>
      <DisableMfa open={asked} onClose={() => setAsked(false)} />
    </>
  );
}
