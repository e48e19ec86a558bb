import type { Egress, EgressRule } from "@/lib/api/types";
import { egress as words } from "@/messages/egress";

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

/** For people; a reason of a newer server is shown as its words. */
export function reasonText(reason: string | null): string | null {
  if (reason === null) return null;
  const plain = reason.replace(/_+/g, " ").toLowerCase();
  return words.reasons[reason] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}
