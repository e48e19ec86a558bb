import { may } from "@/lib/session/may";
import type { UserProfile } from "@/lib/api/types";
import { RESOURCES } from "./permissions";

export type Reach = "read" | "all" | "chosen";

/** In days; the server takes a year and a day at most. */
export const EXPIRIES = [7, 30, 90, 365];
const DAY_MS = 86_400_000;
const LONGEST_DAYS = 365;

/** What the user may do, by kind of thing: what a token of theirs can be allowed. */
export const offered = (user: Pick<UserProfile, "roles">) =>
  RESOURCES.map((kind) => ({ ...kind, actions: kind.actions.filter((action) => may(user, kind.name, action)) }))
    .filter((kind) => kind.actions.length > 0);

/** As `crates/auth/src/scopes.rs` has them: `app:read`, `*:read`. */
export function scopesOf(reach: Reach, chosen: ReadonlySet<string>): string[] {
  if (reach === "read") return ["*:read"];
  return reach === "all" ? ["*:*"] : [...chosen].sort();
}

export const allows = (scopes: string[], resource: string, action: string): boolean =>
  scopes.some((scope) => {
    const [of, to] = scope.split(":");
    return (of === "*" || of === resource) && (to === "*" || to === action);
  });

/** So many days from now, or the end of the day that was chosen, where the reader is. */
export function expiryOf(choice: number | string, nowMs: number): string {
  const at = typeof choice === "number" ? new Date(nowMs + choice * DAY_MS) : new Date(`${choice}T23:59:59`);
  return at.toISOString();
}

/** The days that can be chosen, as fields for dates have them. */
export const dayRange = (nowMs: number): { min: string; max: string } => ({ min: day(nowMs), max: day(nowMs + (LONGEST_DAYS - 1) * DAY_MS) });

function day(ms: number): string {
  const date = new Date(ms);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** A request that the token may make, for a shell where it is in `ISEKAI_TOKEN`. */
export function example(origin: string, token: string, scopes: string[]): string {
  const path = allows(scopes, "app", "read") ? "/api/apps" : "/api/auth/me";
  return `export ISEKAI_TOKEN=${token}\ncurl -H "Authorization: Bearer $ISEKAI_TOKEN" ${origin}${path}`;
}
