"use client";

import { Suspense, useEffect, useState, type ReactNode } from "react";
import { useRouter } from "next/navigation";
import { part } from "@/lib/part";
import { session as words } from "@/messages/session";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Mark } from "@/ui/logo";
import { Early } from "./early";
import { useSession } from "./session";

// Most people never see them.
const NewPassword = part(() => import("./new-password"));
const SetUpMfa = part(() => import("./set-up-mfa"));

interface Props {
  children: ReactNode;
  /** What can be drawn before it is known who is there; for browsers in which somebody was signed in. */
  early?: ReactNode;
}

/** Shows its children to somebody who is signed in and may go on; sends everybody else to the sign-in page and back. */
export function SignedIn({ children, early }: Props) {
  const { state, retry } = useSession();
  const router = useRouter();
  const [keepingCodes, setKeepingCodes] = useState(false);
  const anonymous = state.phase === "anonymous";
  const erased = state.phase === "anonymous" && state.parting === "erased";

  useEffect(() => {
    if (!anonymous) return;
    const here = window.location.pathname + window.location.search;
    // Whoever signs in where an account was erased is somebody else.
    router.replace(here === "/" || erased ? "/sign-in/" : `/sign-in/?next=${encodeURIComponent(here)}`);
  }, [anonymous, erased, router]);

  if (state.phase === "signed-in") {
    const { mustChangePassword, mustSetUpMfa } = state.user;
    // A renewed token says that it is set up; but the recovery codes are shown this once.
    const settingUp = mustSetUpMfa || keepingCodes;
    if (!mustChangePassword && !settingUp) return early === undefined ? children : <Early known>{children}</Early>;
    return (
      <Suspense fallback={<Waiting text={words.opening} />}>
        {mustChangePassword ? <NewPassword /> : <SetUpMfa onCodes={setKeepingCodes} />}
      </Suspense>
    );
  }
  if (state.phase === "loading" && early !== undefined) {
    return <Early known={false} otherwise={<Waiting text={words.opening} />}>{early}</Early>;
  }
  return (
    <main id="main" className="grid min-h-dvh grid-cols-1 place-items-center p-6">
      {state.phase === "unreachable" ? (
        <div className="w-full max-w-md">
          <h1 className="mb-3 font-display text-xl font-semibold tracking-tight">{words.unreachable.title}</h1>
          <ErrorNotice
            error={state.error}
            action={<Button size="small" onClick={retry}>{words.unreachable.again}</Button>}
          />
          <p className="mt-3 text-faint">{words.unreachable.text}</p>
        </div>
      ) : (
        <Waiting text={anonymous ? words.leaving : words.opening} />
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
