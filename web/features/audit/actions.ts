import type { AuditLog } from "@/lib/api/types";
import { auditActions, auditActionWords as words, auditResources } from "@/messages/audit-actions";

type Action = Pick<AuditLog, "action" | "resource" | "success">;

/** What somebody did, or tried to do. An action that came after this page was made reads by its own name. */
export function actionText({ action, resource, success }: Action): string {
  const known = wordsOf(resource, action);
  if (known) return success ? known.did : words.tried(known.to);
  const [what, about] = [readable(action), resourceText(resource).toLowerCase()];
  return success ? words.unknown(capital(what), about) : words.unknownTried(what, about);
}

/** `user.lock`: as filters, exports and alerts name it. */
export const actionCode = ({ action, resource }: Omit<Action, "success">): string => `${resource}.${action}`;

export const resourceText = (resource: string): string => own(auditResources, resource) ?? capital(readable(resource));

export interface Choice {
  value: string;
  label: string;
}

export const resourceChoices = (): Choice[] =>
  Object.entries(auditResources).map(([value, label]) => ({ value, label })).sort(byLabel);

/** The actions on things of the kind, or all of them. An action of several kinds has its own name then. */
export function actionChoices(resource: string | undefined): Choice[] {
  const kinds = new Map<string, string[]>();
  for (const key of Object.keys(auditActions)) {
    const [kind = "", action = ""] = key.split(":");
    if (!resource || kind === resource) kinds.set(action, [...(kinds.get(action) ?? []), key]);
  }
  return [...kinds].map(([value, [first = "", ...more]]) => ({
    value,
    label: more.length > 0 ? capital(readable(value)) : (auditActions[first]?.did ?? value),
  })).sort(byLabel);
}

/**
 * Failed sign-ins and everything else that asks for a password are told of the session, whatever they were for: an action that only one
 * kind of thing has is known by its name alone.
 */
function wordsOf(resource: string, action: string): { did: string; to: string } | undefined {
  const exact = own(auditActions, `${resource}:${action}`);
  if (exact) return exact;
  const others = Object.keys(auditActions).filter((key) => key.endsWith(`:${action}`));
  return others.length === 1 ? auditActions[others[0] ?? ""] : undefined;
}

/** What is in the log is not ours: `constructor` is no word. */
const own = <T>(record: Record<string, T>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);
const readable = (code: string): string => code.replace(/[_.-]+/g, " ").trim();
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const byLabel = (a: Choice, b: Choice): number => a.label.localeCompare(b.label);
