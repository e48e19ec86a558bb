"use client";

import { may } from "@/lib/session/may";
import { useSession } from "./session";

/** Whether the user's roles allow something, for what a page offers; nothing while nobody is signed in. */
export function useMay(): (resource: string, action: string) => boolean {
  const { state } = useSession();
  return (resource, action) => state.phase === "signed-in" && may(state.user, resource, action);
}
