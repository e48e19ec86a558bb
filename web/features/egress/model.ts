import type { Egress, EgressRule } from "@/lib/api/types";

/** What an owner decides. */
export type Open = Pick<Egress, "rules" | "presets">;

const TLS_PORT = 443;

/** `host` or `host:port`; what a host may be is for the server to say. Null when there is no host, or the port is none. */
export function parseTarget(text: string): EgressRule | null {
  const match = /^([^\s:]+)(?::(\d{1,5}))?$/.exec(text.trim());
  const host = match?.[1]?.toLowerCase();
  const port = match?.[2] === undefined ? TLS_PORT : Number(match[2]);
  return host && port >= 1 && port <= 65_535 ? { host, port } : null;
}

export const sameRule = (a: EgressRule, b: EgressRule): boolean => a.host === b.host && a.port === b.port;

export const withRule = (open: Open, rule: EgressRule): Open => ({
  ...open,
  rules: open.rules.some((known) => sameRule(known, rule)) ? open.rules : [...open.rules, rule],
});

export const withoutRule = (open: Open, rule: EgressRule): Open => ({
  ...open,
  rules: open.rules.filter((known) => !sameRule(known, rule)),
});

export const withPreset = (open: Open, name: Egress["presets"][number], on: boolean): Open => ({
  ...open,
  presets: [...open.presets.filter((known) => known !== name), ...(on ? [name] : [])],
});

const REASONS: Record<string, string> = {
  NOT_LISTED: "No rule opens this host and port",
  BAD_HOST: "Not the name of a host",
  UNRESOLVED: "The name was not found",
  PRIVATE_ADDRESS: "The name leads to an address that is not on the internet",
  SNI_MISMATCH: "The encrypted connection was for another name",
  NOT_TLS: "Not an encrypted connection",
  CONNECT_FAILED: "The other side did not answer",
  TOO_MANY: "Too many connections at a time",
  RULES_CHANGED: "Closed when the rules changed",
};

/** For people; a reason of a newer server is shown as its words. */
export function reasonText(reason: string | null): string | null {
  if (reason === null) return null;
  const words = reason.replace(/_+/g, " ").toLowerCase();
  return REASONS[reason] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
