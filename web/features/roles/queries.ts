"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSession } from "@/features/session/session";
import { api } from "@/lib/api/endpoints";
import { refresh } from "@/lib/session/access";
import type { StoredRole } from "@/lib/api/types";

/** Every look is a row in the audit log: none is taken only because somebody comes back to the tab. */
const seldom = { staleTime: 60_000, refetchOnWindowFocus: false } as const;
const MAX_PAGES = 20;

/** All of them: an installation has few. */
export const useRoles = (enabled = true) => useQuery({ queryKey: ["roles"], queryFn: ({ signal }) => allRoles(signal), enabled, ...seldom });

export const useRole = (id: string) =>
  useQuery({ queryKey: ["role", id], queryFn: ({ signal }) => api.role(id, signal), enabled: id !== "", ...seldom });

/** Something that makes or changes a role. What the administrator may do changes with a role that they have. */
export function useChangeRole<Given>(change: (given: Given) => Promise<StoredRole>) {
  const queries = useQueryClient();
  const { state } = useSession();
  return useMutation({
    mutationFn: change,
    onSuccess: (changed) => {
      queries.setQueryData(["role", changed.id], changed);
      void queries.invalidateQueries({ queryKey: ["roles"] });
      if (state.phase === "signed-in" && state.user.roles.some((role) => role.id === changed.id)) void refresh().catch(() => undefined);
    },
  });
}

async function allRoles(signal: AbortSignal): Promise<StoredRole[]> {
  const found: StoredRole[] = [];
  let after: string | null = null;
  for (let page = 0; page < MAX_PAGES; page++) {
    const { items, next } = await api.roles(after, signal);
    found.push(...items);
    if (next === null) break;
    after = next;
  }
  return found.sort((a, b) => a.name.localeCompare(b.name));
}
