import type { Account } from "@/lib/api/types";

/** How an account stands, in one word. `waiting`: too many sign-ins failed, so the next ones are refused for a while. */
export type Standing = "active" | "waiting" | "locked" | "suspended" | "erasing";

export function standingOf(account: Pick<Account, "accountStatus" | "beingErased" | "lockedUntil">, nowMs: number): Standing {
  if (account.beingErased) return "erasing";
  if (account.accountStatus !== "active") return account.accountStatus;
  return account.lockedUntil !== null && Date.parse(account.lockedUntil) > nowMs ? "waiting" : "active";
}
