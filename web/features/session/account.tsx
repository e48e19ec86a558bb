"use client";

import { lazy, Suspense } from "react";
import { useSession } from "./session";

const AccountMenu = lazy(() => import("./account-menu"));

export const avatarClass =
  "grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent-strong uppercase";

/** The menu comes after the page: until then its button stands there without one. */
export function Account() {
  const { state } = useSession();
  if (state.phase !== "signed-in") return null;
  const { user } = state;
  return (
    <Suspense fallback={<span className={avatarClass} aria-hidden="true">{user.username.slice(0, 2)}</span>}>
      <AccountMenu user={user} />
    </Suspense>
  );
}
