"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/lib/api/endpoints";
import { buttonClass } from "@/ui/button";
import { startAt } from "./oidc";

/** Nothing where there are none; the form above works whether they can be asked for or not. */
export function Providers({ returnTo }: { returnTo: string }) {
  const { data } = useQuery({ queryKey: ["oidc"], queryFn: ({ signal }) => api.oidcProviders(signal), staleTime: Infinity });
  if (!data?.items.length) return null;
  return (
    <div className="mt-5 space-y-3">
      <p className="flex items-center gap-3 text-xs text-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">or</p>
      {data.items.map(({ id, name }) => (
        <a key={id} href={startAt(id, returnTo)} className={buttonClass("plain", "large", "w-full")}>
          <span className="truncate">Sign in with {name}</span>
        </a>
      ))}
    </div>
  );
}
