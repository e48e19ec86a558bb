"use client";

import { useState } from "react";
import { api } from "@/lib/api/endpoints";
import type { MfaSetup } from "@/lib/api/types";
import { refresh } from "@/lib/session/access";
import { useProof, type Proof } from "./use-proof";

export interface MfaSteps {
  /** The key for the authenticator, once there is one. */
  setup: MfaSetup | null;
  /** Once it is turned on, until they are kept. */
  recovery: string[] | null;
  busy: boolean;
  error: unknown;
  proof: Proof;
  begin: () => void;
  verify: (code: string) => void;
  kept: () => void;
  cancel: () => void;
}

/** A second factor, step by step: a key, a code of it, the recovery codes. */
export function useMfaSetup(): MfaSteps {
  const proof = useProof();
  const [setup, setSetup] = useState<MfaSetup | null>(null);
  const [recovery, setRecovery] = useState<string[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };

  const reset = (): void => {
    setSetup(null);
    setRecovery(null);
    setError(null);
  };

  return {
    setup,
    recovery,
    busy,
    error,
    proof,
    begin: () => void run(async () => setSetup((await proof.run(api.setUpMfa)) ?? null)),
    verify: (code) =>
      void run(async () => {
        const done = await proof.run(() => api.verifyMfa(code.replaceAll(" ", "")));
        if (done) setRecovery(done.recoveryCodes);
      }),
    // The new tokens say that there is one now.
    kept: () =>
      void run(async () => {
        await refresh();
        reset();
      }),
    cancel: reset,
  };
}
