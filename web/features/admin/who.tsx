"use client";

import { useSession } from "@/features/session/session";
import { admin as words } from "@/messages/admin";

/** Ids of the same minute begin alike; their ends differ. */
export const shortId = (id: string): string => (id.length > 12 ? `…${id.slice(-8)}` : id);

/** Somebody by name, or by the end of the id where the account is gone. */
export function Who({ userId, name }: { userId: string | null; name: string | null }) {
  const { state } = useSession();
  if (!userId) return <span className="text-soft">{words.nobody}</span>;
  if (!name) return <span className="font-mono text-xs whitespace-nowrap" title={userId}>{shortId(userId)}</span>;
  return (
    <span className="break-words">
      {name}
      {state.phase === "signed-in" && state.user.id === userId ? <span className="text-faint"> ({words.you})</span> : null}
    </span>
  );
}
