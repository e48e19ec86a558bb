export interface Change {
  field: string;
  /** Undefined where there was nothing, or where it is not known. */
  before: string | undefined;
  after: string | undefined;
}

export interface Fact {
  field: string;
  value: string;
}

interface Told {
  changes: Change[];
  facts: Fact[];
}

/** Deeper than this a value is shown as it was written down. */
const DEPTH = 3;

/**
 * What a row tells besides who and when: fields that changed, from `before` and `after`, and everything else. What tells about a person
 * stands under `personal` and is read as if it stood beside the rest.
 */
export function told(details: unknown): Told {
  const all = objectOf(details);
  const { personal, ...rest } = all;
  const told: Told = { changes: [], facts: [] };
  add(told, rest);
  if (isObject(personal)) add(told, personal);
  else if (personal !== undefined) told.facts.push({ field: "personal", value: text(personal) });
  return told;
}

/** "accountStatus" → "account status". */
export const fieldText = (path: string): string =>
  path.split(".").map((part) => part.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/_/g, " ").toLowerCase()).join(" › ");

function add(told: Told, part: Record<string, unknown>): void {
  const { before, after, ...rest } = part;
  if (before !== undefined || after !== undefined) told.changes.push(...changes(before, after));
  told.facts.push(...[...flat(rest)].map(([field, value]) => ({ field, value })));
}

function changes(before: unknown, after: unknown): Change[] {
  // Not an object: the whole of it is one value.
  if (!isObject(before ?? {}) || !isObject(after ?? {})) return [{ field: "", before: textOr(before), after: textOr(after) }];
  const [was, is] = [flat(objectOf(before)), flat(objectOf(after))];
  const fields = [...new Set([...was.keys(), ...is.keys()])];
  return fields.map((field) => ({ field, before: was.get(field), after: is.get(field) })).filter((change) => change.before !== change.after);
}

function flat(value: Record<string, unknown>, prefix = "", depth = 1): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [name, inner] of Object.entries(value)) {
    const path = prefix + name;
    if (isObject(inner) && depth < DEPTH && Object.keys(inner).length > 0) {
      for (const [field, shown] of flat(inner, `${path}.`, depth + 1)) fields.set(field, shown);
    } else if (inner !== null) fields.set(path, text(inner));
  }
  return fields;
}

function text(value: unknown): string {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return JSON.stringify(value);
  if (value.every((item) => typeof item !== "object")) return value.join(", ");
  return value.map((item) => permission(item) ?? JSON.stringify(item)).join("\n");
}

/** As roles are written everywhere else: `audit: read, export`. */
function permission(item: unknown): string | null {
  const { resource, actions, conditions } = objectOf(item);
  if (typeof resource !== "string" || !Array.isArray(actions)) return null;
  const limits = Array.isArray(conditions) && conditions.length > 0 ? ` ${JSON.stringify(conditions)}` : "";
  return `${resource}: ${actions.join(", ")}${limits}`;
}

const textOr = (value: unknown): string | undefined => (value === undefined || value === null ? undefined : text(value));
const objectOf = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
