"use client";

import { createContext, startTransition, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import { asApiError, type ApiError } from "@/lib/api/errors";
import { isStatus } from "@/lib/api/http";
import { clearDrafts, keepDraftsOf } from "@/lib/drafts";
import { onAccessChange, refresh, setAccess } from "@/lib/session/access";
import { hasTrace, leaveTrace, removeTrace } from "@/lib/session/trace";
import type { Tokens, UserProfile } from "@/lib/api/types";

/** Why nobody is signed in any more, where that is not what they asked for. */
export type Parting = "ended" | "erased";

export type SessionState =
  | { phase: "loading" }
  | { phase: "unreachable"; error: ApiError; attempt: number }
  | { phase: "anonymous"; parting: Parting | null }
  | { phase: "signed-in"; user: UserProfile };

interface Session {
  state: SessionState;
  signIn: (username: string, password: string, code?: string) => Promise<void>;
  /** After a sign-in that was not by name and password. */
  enter: (tokens: Tokens) => void;
  signOut: () => Promise<void>;
  /** After the server has ended the session because its owner asked for it, here and in the other tabs. */
  leave: (parting: Parting | null) => void;
  retry: () => void;
}

const Context = createContext<Session | null>(null);
const CHANNEL = "isekai-session";
const SIGNED_IN = "signed-in";
const SIGNED_OUT = "signed-out";
const RETRY_MS = 4_000;

export function useSession(): Session {
  const session = use(Context);
  if (!session) throw new Error("useSession outside of SessionProvider");
  return session;
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<SessionState>({ phase: "loading" });
  const queries = useQueryClient();
  const present = useRef<string | null>(null);
  const others = useRef<BroadcastChannel | null>(null);

  const load = useCallback(() => {
    refresh().catch((error: unknown) =>
      setState((old) => ({
        phase: "unreachable",
        error: asApiError(error),
        attempt: old.phase === "unreachable" ? old.attempt + 1 : 1,
      })),
    );
  }, []);

  useEffect(() => {
    const stop = onAccessChange((tokens) => {
      const next = tokens?.user.id ?? null;
      if (present.current && present.current !== next) queries.clear();
      present.current = next;
      if (tokens) {
        leaveTrace();
        keepDraftsOf(tokens.user.id);
      }
      // Drawn bit by bit: all of a page hangs on it.
      startTransition(() => setState((old) => following(old, tokens)));
    });
    load();
    return stop;
  }, [load, queries]);

  useEffect(() => {
    if (state.phase !== "unreachable") return;
    const timer = setTimeout(load, RETRY_MS);
    return () => clearTimeout(timer);
  }, [state, load]);

  // Signing out in one tab signs out the others, and signing in reaches those that wait for it.
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    others.current = channel;
    channel.onmessage = ({ data }) => {
      if (data === SIGNED_OUT) forget(setState, null);
      // Who is somebody else now sees so at once; where the server is away this tab goes on as it was.
      else refresh().catch(() => undefined);
    };
    return () => channel.close();
  }, []);

  const session = useMemo<Session>(() => {
    const leave = (parting: Parting | null): void => {
      forget(setState, parting);
      others.current?.postMessage(SIGNED_OUT);
    };
    const enter = (tokens: Tokens): void => {
      setAccess(tokens);
      others.current?.postMessage(SIGNED_IN);
    };
    return {
      state,
      retry: load,
      enter,
      leave,
      signIn: async (username, password, code) => enter(await api.login(username, password, code)),
      signOut: async () => {
        await api.logout().catch((error: unknown) => {
          // Whose session has ended already is where they want to be.
          if (!isStatus(error, 401)) throw error;
        });
        leave(null);
      },
    };
  }, [state, load]);
  return <Context value={session}>{children}</Context>;
}

function following(old: SessionState, tokens: Tokens | null): SessionState {
  if (!tokens) return old.phase === "anonymous" ? old : { phase: "anonymous", parting: hasTrace() ? "ended" : null };
  return old.phase === "signed-in" && same(old.user, tokens.user) ? old : { phase: "signed-in", user: tokens.user };
}

function forget(setState: (state: SessionState) => void, parting: Parting | null): void {
  removeTrace();
  setAccess(null);
  clearDrafts();
  setState({ phase: "anonymous", parting });
}

const same = (a: UserProfile, b: UserProfile): boolean => JSON.stringify(a) === JSON.stringify(b);
