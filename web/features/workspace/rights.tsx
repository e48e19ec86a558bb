"use client";

import { createContext, use, useMemo, type ReactNode } from "react";
import { useSession } from "@/features/session/session";
import type { App } from "@/lib/api/types";
import { mayOn } from "@/lib/session/may";

/** What the reader may do with the app. What they may not is not offered; the server decides in any case. */
export interface Rights {
  /** Change it by words, rename it, open hosts. */
  change: boolean;
  readCode: boolean;
  /** Save files, restore versions. */
  writeCode: boolean;
  /** Start, stop, and end work under way. */
  run: boolean;
  share: boolean;
  /** See it run. */
  preview: boolean;
  remove: boolean;
  /** It is the reader's own. */
  own: boolean;
}

const NONE: Rights = {
  change: false, readCode: false, writeCode: false, run: false, share: false, preview: false, remove: false, own: false,
};

const Context = createContext<Rights>(NONE);

export const useRights = (): Rights => use(Context);

export function RightsOf({ app, children }: { app: App; children: ReactNode }) {
  const { state } = useSession();
  const user = state.phase === "signed-in" ? state.user : null;
  const rights = useMemo((): Rights => {
    if (!user) return NONE;
    const on = (resource: string, action: string): boolean => mayOn(user, app, resource, action);
    return {
      change: on("app", "update"), readCode: on("code", "read"), writeCode: on("code", "update"), run: on("app", "execute"),
      share: on("app", "share"), preview: on("app", "preview"), remove: on("app", "delete"), own: user.id === app.userId,
    };
  }, [user, app]);
  return <Context value={rights}>{children}</Context>;
}
