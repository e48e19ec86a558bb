"use client";

import { part } from "@/lib/part";
import { WhenIdle } from "@/ui/when-idle";
import { useSession } from "./session";

const AccountMenu = part(() => import("./account-menu"));

export const avatarClass =
  "grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent-strong uppercase";

/** Letters and digits, where there are any. */
export const initials = (username: string): string => [...(username.replace(/[^\p{L}\p{N}]/gu, "") || username)].slice(0, 2).join("");

/** The menu comes after the page: until then its button stands there without one. */
export function Account() {
  const { state } = useSession();
  if (state.phase !== "signed-in") return null;
  const { user } = state;
  return (
    <WhenIdle instead={<span className={avatarClass} aria-hidden="true">{initials(user.username)}</span>}>
      <AccountMenu user={user} />
    </WhenIdle>
  );
}
