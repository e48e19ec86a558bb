import { actionText } from "@/features/audit/actions";
import { told, type Fact } from "@/features/audit/details";
import { sentence } from "@/lib/api/errors";
import type { SecurityEvent, SecurityEventQuery, SecurityEventType, Severity } from "@/lib/api/types";
import { securityEvents as words } from "@/messages/security-events";

export type Show = keyof typeof words.filter.shows;

/** Which events one looks at; stands in the address. */
export interface EventFilter {
  show: Show;
  type?: SecurityEventType;
  severity?: Severity;
}

export function filterOf(params: Pick<URLSearchParams, "get">): EventFilter {
  const [show, type, severity] = [params.get("show"), params.get("type"), params.get("severity")];
  return {
    show: isKey(words.filter.shows, show) ? show : "open",
    type: isKey(words.types, type) ? type : undefined,
    severity: isKey(words.severities, severity) ? severity : undefined,
  };
}

export function hrefOf({ show, type, severity }: EventFilter): string {
  const query = new URLSearchParams();
  if (show !== "open") query.set("show", show);
  if (type) query.set("type", type);
  if (severity) query.set("severity", severity);
  const text = query.toString();
  return text ? `/admin/security-events/?${text}` : "/admin/security-events/";
}

export const queryOf = ({ show, type, severity }: EventFilter): SecurityEventQuery => ({
  type, severity, resolved: show === "all" ? undefined : show === "resolved",
});

/** What happened, in a sentence: the server's, or what somebody was refused. */
export function headline({ type, details }: Pick<SecurityEvent, "type" | "details">): string {
  const { what, resource, action } = details as Record<string, unknown>;
  if (typeof what === "string" && what) return sentence(what);
  if (typeof resource === "string" && typeof action === "string") return sentence(actionText({ resource, action, success: false }));
  return words.types[type].name;
}

/** What else is known of it: all that the headline does not say. */
export function factsOf({ details }: Pick<SecurityEvent, "details">): Fact[] {
  const said = "what" in details ? ["what"] : ["resource", "action"];
  return told(details).facts.filter((fact) => !said.includes(fact.field));
}

const isKey = <T extends object>(record: T, key: string | null): key is Extract<keyof T, string> => key !== null && Object.hasOwn(record, key);
