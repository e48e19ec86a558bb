"use client";

import { lazy, Suspense, useEffect, type ReactNode } from "react";
import { useRouter } from "next/navigation";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Mark } from "@/ui/logo";
import { useSession } from "./session";

// Most people never see them.
const NewPassword = lazy(() => import("./new-password"));
const SetUpMfa = lazy(() => import("./set-up-mfa"));

/** Shows its children to somebody who is signed in and may go on; sends everybody else to the sign-in page and back. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { state, retry } = useSession();
  const router = useRouter();
  const anonymous = state.phase === "anonymous";

  useEffect(() => {
    if (!anonymous) return;
    const here = window.location.pathname + window.location.search;
    router.replace(here === "/" ? "/sign-in/" : `/sign-in/?next=${encodeURIComponent(here)}`);
  }, [anonymous, router]);

  if (state.phase === "signed-in") {
    const { mustChangePassword, mustSetUpMfa } = state.user;
    if (!mustChangePassword && !mustSetUpMfa) return children;
    return <Suspense fallback={<Waiting text="Opening Isekai" />}>{mustChangePassword ? <NewPassword /> : <SetUpMfa />}</Suspense>;
  }
  return (
    <main id="main" className="grid min-h-dvh grid-cols-1 place-items-center p-6">
      {state.phase === "unreachable" ? (
        <div className="w-full max-w-md">
          <h1 className="mb-3 font-display text-xl font-semibold tracking-tight">Waiting for Isekai</h1>
          <ErrorNotice
            error={state.error}
            action={<Button size="small" onClick={retry}>Try again now</Button>}
          />
          <p className="mt-3 text-faint">This page tries again every few seconds.</p>
        </div>
      ) : (
        <Waiting text={anonymous ? "Taking you to sign in" : "Opening Isekai"} />
      )}
    </main>
  );
}

export function Waiting({ text }: { text: string }) {
  return (
    <div role="status" className="flex flex-col items-center gap-3 text-faint">
      <Mark alive className="size-9 text-ink" />
      <span>{text}…</span>
    </div>
  );
}
