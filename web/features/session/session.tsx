"use client";

import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import { asApiError, type ApiError } from "@/lib/api/errors";
import { clearDrafts } from "@/lib/drafts";
import { onAccessChange, refresh, setAccess } from "@/lib/session/access";
import type { UserProfile } from "@/lib/api/types";

export type SessionState =
  | { phase: "loading" }
  | { phase: "unreachable"; error: ApiError; attempt: number }
  | { phase: "anonymous" }
  | { phase: "signed-in"; user: UserProfile };

interface Session {
  state: SessionState;
  signIn: (username: string, password: string, code?: string) => Promise<void>;
  signOut: () => Promise<void>;
  retry: () => void;
}

const Context = createContext<Session | null>(null);
const RETRY_MS = 4_000;

export function useSession(): Session {
  const session = use(Context);
  if (!session) throw new Error("useSession outside of SessionProvider");
  return session;
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<SessionState>({ phase: "loading" });
  const queries = useQueryClient();

  const load = useCallback(() => {
    refresh().then(
      (tokens) => {
        if (!tokens) setState({ phase: "anonymous" });
      },
      (error: unknown) =>
        setState((old) => ({
          phase: "unreachable",
          error: asApiError(error),
          attempt: old.phase === "unreachable" ? old.attempt + 1 : 1,
        })),
    );
  }, []);

  useEffect(() => {
    const stop = onAccessChange((tokens) => {
      if (!tokens) queries.clear();
      setState((old) => {
        if (!tokens) return { phase: "anonymous" };
        return old.phase === "signed-in" && same(old.user, tokens.user) ? old : { phase: "signed-in", user: tokens.user };
      });
    });
    load();
    return stop;
  }, [load, queries]);

  useEffect(() => {
    if (state.phase !== "unreachable") return;
    const timer = setTimeout(load, RETRY_MS);
    return () => clearTimeout(timer);
  }, [state, load]);

  // Signing out in one tab signs out the others.
  useEffect(() => {
    const channel = new BroadcastChannel("isekai-session");
    channel.onmessage = () => {
      setAccess(null);
      clearDrafts();
    };
    return () => channel.close();
  }, []);

  const session = useMemo<Session>(
    () => ({
      state,
      retry: load,
      signIn: async (username, password, code) => setAccess(await api.login(username, password, code)),
      signOut: async () => {
        await api.logout();
        setAccess(null);
        clearDrafts();
        const channel = new BroadcastChannel("isekai-session");
        channel.postMessage("signed-out");
        channel.close();
      },
    }),
    [state, load],
  );
  return <Context value={session}>{children}</Context>;
}

const same = (a: UserProfile, b: UserProfile): boolean => JSON.stringify(a) === JSON.stringify(b);
