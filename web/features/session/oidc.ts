/** Why a sign-in at a provider led back here (`Reason` in crates/gateway/src/api/auth/oidc.rs), in words. */
const words: Record<string, string> = {
  unavailable: "The provider cannot be reached at the moment. Try again shortly, or sign in with your password.",
  cancelled: "The provider says that you did not agree to sign in here.",
  stale: "This sign-in took too long, was used before, or was begun in another window. Begin it again.",
  invalid: "What the provider sent does not hold. Begin again; if it happens once more, tell the person who runs this installation.",
  "no-account": "You have no account here yet. Ask the person who runs this installation for one.",
  "address-unverified": "The provider does not say that it has verified your e-mail address. Verify it there first.",
  "address-not-allowed": "Your e-mail address is not of an organisation that may sign in here.",
  "address-taken": "An account here has your e-mail address already. Sign in with its password.",
  shut: "Your account is locked, or has to wait after failed attempts. Wait a minute, or ask the person who runs this installation.",
  "too-many": "Too many attempts came from your network. Wait a minute, then try again.",
};

/** The second factor is still to come. */
export const NEEDS_CODE = "code";

/** Null when there is nothing to say. */
export function wordsFor(reason: string | null): string | null {
  if (!reason || reason === NEEDS_CODE) return null;
  return words[reason] ?? "You are not signed in. Begin again.";
}

/** To be opened, not called: it leads to the provider, and afterwards to `returnTo`. */
export const startAt = (provider: string, returnTo: string): string =>
  `/api/auth/oidc/${encodeURIComponent(provider)}/start?return_to=${encodeURIComponent(returnTo)}`;
