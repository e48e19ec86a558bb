import { session } from "@/messages/session";

/** The second factor is still to come. */
export const NEEDS_CODE = "code";

/** Why a sign-in at a provider led back here (`Reason` in crates/gateway/src/api/auth/oidc.rs), in words; null when there is nothing to say. */
export function wordsFor(reason: string | null): string | null {
  if (!reason || reason === NEEDS_CODE) return null;
  return Object.hasOwn(session.reasons, reason) ? session.reasons[reason as keyof typeof session.reasons] : session.provider.other;
}

/** To be opened, not called: it leads to the provider, and afterwards to `returnTo`. */
export const startAt = (provider: string, returnTo: string): string =>
  `/api/auth/oidc/${encodeURIComponent(provider)}/start?return_to=${encodeURIComponent(returnTo)}`;
