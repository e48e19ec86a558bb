import { account } from "@/messages/account";

export interface Permission {
  resource: string;
  actions: string[];
  conditions?: { field: string; operator: string; value: unknown }[] | null;
}

/** A permission as people read it. */
export interface Allowed {
  what: string;
  may: string;
  only: string[];
}

const ANY = "*";
const words = account.roles;
const resources: Record<string, { title: string; actions: Record<string, string> }> = account.resources;

/** All there is to be allowed, by kind of thing. */
export const RESOURCES = Object.entries(resources).map(([name, { title, actions }]) => ({ name, title, actions: Object.keys(actions) }));

/** Its own name where it is one that we have no words for. */
export const actionName = (resource: string, action: string): string => resources[resource]?.actions[action] ?? action;

export function describe({ resource, actions, conditions }: Permission): Allowed {
  const known = actions.map((action) => actionName(resource, action));
  return {
    what: resource === ANY ? words.everywhere : (resources[resource]?.title ?? resource),
    may: actions.includes(ANY) ? words.everything : known.join(", "),
    only: (conditions ?? []).map(({ field, operator, value }) =>
      field === "userId" && operator === "equals" && value === "$user" ? words.own : words.when(field, operator, shown(value))),
  };
}

/** Whether it allows everything, everywhere. */
export const isUnlimited = ({ resource, actions, conditions }: Permission): boolean =>
  resource === ANY && actions.includes(ANY) && !conditions?.length;

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}
