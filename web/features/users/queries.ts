"use client";

import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSession } from "@/features/session/session";
import { api } from "@/lib/api/endpoints";
import { isStatus } from "@/lib/api/http";
import { refresh } from "@/lib/session/access";
import type { Account, Quota } from "@/lib/api/types";
import { toast } from "@/ui/toasts";
import type { Filter } from "./filter";

/** Every look is a row in the audit log: none is taken only because somebody comes back to the tab. */
export const seldom = { staleTime: 60_000, refetchOnWindowFocus: false } as const;

const ERASURE_MS = 4_000;
/** Long enough for the apps of most people; after that the page waits to be asked. */
const ERASURE_LOOKS = 30;

export const useUsers = ({ q, status, role }: Filter) =>
  useInfiniteQuery({
    queryKey: ["users", q, status, role],
    queryFn: ({ pageParam, signal }) =>
      api.users({ q: q || undefined, status: status || undefined, role: role || undefined, after: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    ...seldom,
  });

export const useUser = (id: string) =>
  useQuery({
    queryKey: ["user", id],
    queryFn: ({ signal }) => api.user(id, signal),
    enabled: id !== "",
    ...seldom,
    refetchInterval: ({ state }) =>
      state.data?.beingErased && state.dataUpdateCount < ERASURE_LOOKS && !isStatus(state.error, 404) ? ERASURE_MS : false,
  });

export const useRolesOf = (id: string) =>
  useQuery({ queryKey: ["roles-of", id], queryFn: ({ signal }) => api.rolesOf(id, signal), ...seldom });

export const useQuota = (id: string) =>
  useQuery({ queryKey: ["quota-of", id], queryFn: ({ signal }) => api.quotaOf(id, signal), ...seldom });

export function useSetQuota(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (quota: Quota) => api.setQuota(id, quota),
    onSuccess: (saved) => queries.setQueryData(["quota-of", id], saved),
  });
}

/** Whether the account is that of the administrator who looks at it. */
export function useIsOwn(id: string): boolean {
  const { state } = useSession();
  return state.phase === "signed-in" && state.user.id === id;
}

/** Something that is done to an account; what the page shows of it is loaded anew. */
export function useAct<Given = void>(account: Pick<Account, "id">, act: (given: Given) => Promise<unknown>, said: string) {
  const queries = useQueryClient();
  const own = useIsOwn(account.id);
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      toast(said);
      // One's own session may have ended with it, or may do other things now.
      if (own) await refresh().catch(() => undefined);
      void queries.invalidateQueries({ queryKey: ["users"] });
      void queries.invalidateQueries({ queryKey: ["roles"] });
      await Promise.all(["user", "roles-of"].map((what) => queries.invalidateQueries({ queryKey: [what, account.id] })));
    },
  });
}
