import type { Permission, PermissionCondition, RoleRequest, StoredRole } from "@/lib/api/types";
import { RESOURCES, resourceNamed } from "./resources";

export const ANY = "*";
/** Stands for the id of whoever asks. */
export const CALLER = "$user";
export type Operator = PermissionCondition["operator"];
export const OPERATORS: Operator[] = ["equals", "in", "greater_than"];

/** A condition as it is being written: one value, or with `in` one a line. */
export interface Condition {
  field: string;
  operator: Operator;
  text: string;
}

/** What is allowed on a resource where all conditions hold. A resource has several where different things hold for its actions. */
export interface Rule {
  /** Known to this page only. */
  key: number;
  resource: string;
  actions: string[];
  conditions: Condition[];
}

/** A role as it is being written. Each resource has at least one rule, which may allow nothing. */
export interface Draft {
  name: string;
  description: string;
  /** All actions on all resources; the rules say nothing then. */
  everything: boolean;
  rules: Rule[];
}

type Written = Pick<StoredRole, "name" | "description" | "permissions">;

export function toDraft({ name, description, permissions }: Written): Draft {
  const everything = permissions.some(isEverything);
  const named = permissions.filter((permission) => permission.resource !== ANY);
  // Those of a newer server stay as they are.
  const others = named.filter(({ resource }) => !resourceNamed(resource));
  const rules = RESOURCES.flatMap((resource) => {
    const about = named.filter((permission) => permission.resource === resource.name);
    return about.length > 0 ? about : [{ resource: resource.name, actions: [] }];
  });
  return { name, description, everything, rules: [...rules, ...others].map((permission, key) => toRule(permission, key)) };
}

export const emptyDraft = (): Draft => toDraft({ name: "", description: "", permissions: [] });

/** What is sent, and for each permission of it the key of its rule. */
export function toRequest(draft: Draft): { request: RoleRequest; keys: (number | null)[] } {
  const rules = draft.everything ? [] : draft.rules.filter((rule) => rule.actions.length > 0);
  const permissions = draft.everything ? [{ resource: ANY, actions: [ANY] }] : rules.map(toPermission);
  const request = { name: draft.name.trim(), description: draft.description.trim(), permissions };
  return { request, keys: draft.everything ? [null] : rules.map((rule) => rule.key) };
}

/** Another rule about the resource, after those that it has. */
export function withRule(draft: Draft, resource: string): Draft {
  const key = Math.max(-1, ...draft.rules.map((rule) => rule.key)) + 1;
  const last = draft.rules.findLastIndex((rule) => rule.resource === resource);
  return { ...draft, rules: draft.rules.toSpliced(last + 1, 0, { key, resource, actions: [], conditions: [] }) };
}

export const withoutRule = (draft: Draft, key: number): Draft => ({ ...draft, rules: draft.rules.filter((rule) => rule.key !== key) });

export const withChanged = (draft: Draft, changed: Rule): Draft => ({
  ...draft,
  rules: draft.rules.map((rule) => (rule.key === changed.key ? changed : rule)),
});

/** In the order of the resource, so that what was taken out and put back is what it was. */
export function withAction(rule: Rule, action: string, on: boolean): Rule {
  if (action === ANY) return { ...rule, actions: on ? [ANY] : [] };
  const order = resourceNamed(rule.resource)?.actions ?? [];
  const actions = on ? [...rule.actions, action] : rule.actions.filter((other) => other !== action);
  return { ...rule, actions: actions.sort((a, b) => order.indexOf(a) - order.indexOf(b)) };
}

export const sameDraft = (a: Draft, b: Draft): boolean => JSON.stringify(toRequest(a).request) === JSON.stringify(toRequest(b).request)
  && JSON.stringify(unfinished(a)) === JSON.stringify(unfinished(b));

/** Conditions of rules that allow nothing yet: they are not sent, and not to be lost. */
export const unfinished = (draft: Draft): Rule[] =>
  draft.everything ? [] : draft.rules.filter((rule) => rule.actions.length === 0 && rule.conditions.length > 0);

export const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text.trim());

export const valuesOf = (text: string): string[] => text.split("\n").map((line) => line.trim()).filter(Boolean);

export const fieldKind = (resource: string, field: string): "text" | "number" => resourceNamed(resource)?.fields[field] ?? "text";

const isEverything = (permission: Permission): boolean => permission.resource === ANY && permission.actions.includes(ANY);

const toRule = (permission: Permission, key: number): Rule => ({
  key,
  resource: permission.resource,
  actions: permission.actions.includes(ANY) ? [ANY] : permission.actions,
  conditions: (permission.conditions ?? []).map(({ field, operator, value }) => ({ field, operator, text: textOf(value) })),
});

function toPermission({ resource, actions, conditions }: Rule): Permission {
  if (conditions.length === 0) return { resource, actions };
  return {
    resource,
    actions,
    conditions: conditions.map(({ field, operator, text }) => {
      const value = (part: string): string | number => (fieldKind(resource, field) === "number" && isNumber(part) ? Number(part) : part.trim());
      return { field, operator, value: operator === "in" ? valuesOf(text).map(value) : value(text) };
    }),
  };
}

const textOf = (value: unknown): string => (Array.isArray(value) ? value.map(String).join("\n") : String(value));
