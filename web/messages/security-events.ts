import type { SecurityEventType, Severity } from "@/lib/api/types";

/** Each kind of event: its name, and what to do about one. A kind that is new in the API fails the build here. */
const types: Record<SecurityEventType, { name: string; act: string }> = {
  authentication_failure: {
    name: "Failed sign-ins",
    act: "Ask the owner of the account. If it was not them, somebody guesses the password: see where the attempts came from, and have the owner set up a second factor.",
  },
  authorization_failure: {
    name: "Refused administration",
    act: "It may be a mistake, or somebody tries how far an account reaches. Ask the owner; if they know nothing of it, lock the account.",
  },
  suspicious_activity: {
    name: "Suspicious activity",
    act: "See what else came from the same address at that time. If it goes on, block the address in the network.",
  },
  security_violation: {
    name: "Security violation",
    act: "Somebody may have a copy of a token. Ask the owner to change the password, which ends all other sessions, and look at what was done in that time.",
  },
};

const severities: Record<Severity, string> = { low: "Low", medium: "Medium", high: "High", critical: "Critical" };

export const securityEvents = {
  title: "Security events",
  text: "What Isekai noticed and somebody should look at. Resolve each with what it was.",
  list: "Security events, newest first",
  loading: "Reading the security events",
  failed: "The security events could not be read",
  olderFailed: "The older events could not be read",
  older: "Show older events",
  types,
  severities,
  severity: (name: string) => `Severity: ${name}`,
  from: (address: string) => `from ${address}`,
  unknownAddress: "from an unknown address",
  about: "About",
  act: "What to do",
  details: "Details",
  filter: {
    label: "Filter",
    show: "Show",
    shows: { open: "Open", resolved: "Resolved", all: "All" },
    type: "Kind",
    anyType: "Every kind",
    severity: "Severity",
    anySeverity: "Every severity",
  },
  empty: {
    open: { title: "Nothing is open", text: "Isekai writes down here when accounts are locked, tokens are forged, or somebody tries what they may not do." },
    other: { title: "No event agrees with the filter", text: "Take a part of it away to see more." },
    clear: "Show all events",
  },
  resolve: {
    button: "Resolve",
    buttonFor: (what: string) => `Resolve: ${what}`,
    title: "Resolve the event",
    text: "It moves to the resolved ones, with your name and your note.",
    note: "What it was, and what was done",
    hint: "Whoever looks at it later reads this. At most 2000 characters.",
    cancel: "Cancel",
    failed: "The event is still open",
    done: "Event resolved",
  },
  resolved: (time: string) => `Resolved ${time} by`,
  noNote: "without a note",
  links: { around: "Audit log around this time", user: "All by this user", account: "Open the account" },
};
