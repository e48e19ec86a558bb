"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import { session as words } from "@/messages/session";
import { buttonClass } from "@/ui/button";
import { startAt } from "./oidc";

/** Where people can sign in besides; empty where they cannot, or it is not known yet. */
export function useProviders() {
  const { data } = useQuery({ queryKey: ["oidc"], queryFn: ({ signal }) => api.oidcProviders(signal), staleTime: Infinity });
  return data?.items ?? [];
}

/** Nothing where there are none; the form above works whether they can be asked for or not. */
export function Providers({ returnTo }: { returnTo: string }) {
  const providers = useProviders();
  if (providers.length === 0) return null;
  return (
    <div className="mt-5 space-y-3">
      <p className="flex items-center gap-3 text-xs text-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">{words.provider.or}</p>
      {providers.map(({ id, name }) => (
        <a key={id} href={startAt(id, returnTo)} className={buttonClass("plain", "large", "w-full")}>
          <span className="truncate">{words.provider.signIn(name)}</span>
        </a>
      ))}
    </div>
  );
}
