import type { App, UserProfile } from "../api/types";

interface Permission {
  resource?: unknown;
  actions?: unknown;
  conditions?: unknown;
}

type Who = Pick<UserProfile, "roles">;
type Owned = Pick<App, "id" | "userId" | "status" | "framework" | "language" | "version">;

/**
 * Whether any of the user's roles allows the action on things of the kind, for what the page offers. A permission with conditions
 * counts, since the page cannot know about which thing it will be asked; the server decides each request for itself.
 */
export const may = (user: Who, resource: string, action: string): boolean => permissions(user, resource, action).length > 0;

/** As `may`, of one app: what conditions ask about, the page knows, too. */
export const mayOn = (user: Who & Pick<UserProfile, "id">, app: Owned, resource: string, action: string): boolean =>
  permissions(user, resource, action).some(({ conditions }) =>
    !Array.isArray(conditions) || conditions.every((condition) => holds(condition as Condition, user.id, app)));

function permissions(user: Who, resource: string, action: string): Permission[] {
  return user.roles.flatMap((role) => role.permissions as Permission[]).filter(
    (permission) =>
      (permission.resource === resource || permission.resource === "*") &&
      Array.isArray(permission.actions) &&
      (permission.actions.includes(action) || permission.actions.includes("*")),
  );
}

interface Condition {
  field?: string;
  operator?: string;
  value?: unknown;
}

/** What a newer server may ask is taken to hold: it decides for itself. */
function holds({ field, operator, value }: Condition, userId: string, app: Owned): boolean {
  const has: unknown = (app as unknown as Record<string, unknown>)[field ?? ""];
  if (has === undefined || has === null) return false;
  const meant = (wanted: unknown): unknown => (wanted === "$user" ? userId : wanted);
  if (operator === "equals") return has === meant(value);
  if (operator === "in") return Array.isArray(value) && value.some((entry) => has === meant(entry));
  if (operator === "greater_than") return typeof has === "number" && typeof value === "number" && has > value;
  return true;
}
