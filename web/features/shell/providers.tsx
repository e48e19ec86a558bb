"use client";

import { Suspense, useState, type ReactNode } from "react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { SessionProvider, useSession } from "@/features/session/session";
import { asApiError } from "@/lib/api/errors";
import { part } from "@/lib/part";
import { Toasts } from "@/ui/toast";
import { useEarlyPalette } from "./use-early-palette";

const CommandHost = part(() => import("./command-host"));

const retryable = (count: number, error: Error): boolean => count < 3 && asApiError(error).unreachable;

/** A browser that believes itself offline reaches a server on the same machine all the same: each call finds out for itself. */
const ALWAYS = "always";

export function Providers({ children }: { children: ReactNode }) {
  const [queries] = useState(
    () => new QueryClient({
      defaultOptions: { queries: { retry: retryable, staleTime: 5_000, networkMode: ALWAYS }, mutations: { networkMode: ALWAYS } },
    }),
  );
  return (
    <QueryClientProvider client={queries}>
      <SessionProvider>
        {children}
        <Commands />
      </SessionProvider>
      <Toasts />
    </QueryClientProvider>
  );
}

function Commands() {
  const { state } = useSession();
  const [hears, setHears] = useState(false);
  // Not before: a part that is still to come must not stand in the exported page, which may change before it is there.
  const user = state.phase === "signed-in" && !state.user.mustChangePassword && !state.user.mustSetUpMfa ? state.user : null;
  useEarlyPalette(user !== null && !hears);
  return user ? <Suspense><CommandHost user={user} onHears={setHears} /></Suspense> : null;
}
