"use client";

import { useEffect, useState } from "react";
import { useSearchParams } from "next/navigation";
import { SignInForm } from "@/features/session/sign-in-form";
import { Waiting } from "@/features/session/guard";
import { Providers } from "@/features/session/providers";
import { useSession } from "@/features/session/session";
import { Gone } from "@/features/workspace/gone";
import { api } from "@/lib/api/endpoints";
import { isStatus } from "@/lib/api/http";
import { safeNext } from "@/lib/session/next";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Wordmark } from "@/ui/logo";
import { preview } from "@/messages/preview";
import { sessionAt } from "./address";

const words = preview.auth;

/** Where a preview sends somebody it does not know: proves the account, then hands over to the preview's own site. */
export function PreviewAuth() {
  const query = useSearchParams();
  const app = query.get("app") ?? "";
  const next = safeNext(query.get("next"));
  const { state, retry } = useSession();
  const signedIn = state.phase === "signed-in";
  const [error, setError] = useState<unknown>(null);

  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (!signedIn || !app) return;
    api.previewSession(app).then((session) => window.location.replace(sessionAt(session.url, next)), setError);
  }, [signedIn, app, next, attempt]);

  const again = (): void => {
    setError(null);
    setAttempt((old) => old + 1);
  };

  return (
    <main id="main" className="grid min-h-dvh grid-cols-1 place-items-center p-5">
      {!app || isStatus(error, 404) || isStatus(error, 400) ? (
        <Gone />
      ) : error ? (
        <ErrorNotice
          className="w-full max-w-md"
          error={error}
          title={words.notOpened}
          action={<Button size="small" onClick={again}>{words.again}</Button>}
        />
      ) : state.phase === "anonymous" ? (
        <SignInFirst returnTo={`/preview-auth/?${query.toString()}`} />
      ) : state.phase === "unreachable" ? (
        <ErrorNotice className="w-full max-w-md" error={state.error} action={<Button size="small" onClick={retry}>{words.againNow}</Button>} />
      ) : (
        <Waiting text={words.opening} />
      )}
    </main>
  );
}

function SignInFirst({ returnTo }: { returnTo: string }) {
  return (
    <div className="w-full max-w-[22rem]">
      <div className="mb-7 flex justify-center"><Wordmark /></div>
      <div className="rounded-2xl border border-line bg-surface p-6 shadow-float">
        <h1 className="font-display text-2xl font-semibold tracking-[-0.02em]">{words.title}</h1>
        <p className="mt-1 mb-5 text-soft">{words.text}</p>
        <SignInForm />
        <Providers returnTo={returnTo} />
      </div>
    </div>
  );
}
