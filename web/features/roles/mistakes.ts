import { fieldErrors } from "@/lib/api/field-errors";
import { roles as words } from "@/messages/roles";
import { fieldKind, isNumber, toRequest, unfinished, valuesOf, type Condition, type Draft } from "./model";

/** By where they are: "name", "description", a rule's key, or a condition's "key.place"; "permissions": the list as a whole. */
export type Mistakes = Record<string, string>;

const MAX_PERMISSIONS = 50;
const MAX_VALUES = 100;
const MAX_TEXT_CHARS = 200;
export const MAX_CONDITIONS = 10;
export const MAX_NAME_CHARS = 64;
export const MAX_DESCRIPTION_CHARS = 500;

/** What the server would refuse, before it is asked. */
export function mistakesOf(draft: Draft): Mistakes {
  const found: Mistakes = {};
  const { request } = toRequest(draft);
  if (!/^[a-z][a-z0-9_-]{0,63}$/.test(request.name)) found.name = words.mistakes.name;
  if (request.permissions.length > MAX_PERMISSIONS) found.permissions = words.mistakes.permissions(MAX_PERMISSIONS);
  if (draft.everything) return found;
  for (const rule of unfinished(draft)) found[rule.key] = words.mistakes.noAction;
  for (const rule of draft.rules) {
    rule.conditions.forEach((condition, place) => {
      const mistake = ofCondition(rule.resource, condition);
      if (mistake) found[`${rule.key}.${place}`] = mistake;
    });
  }
  return found;
}

function ofCondition(resource: string, { field, operator, text }: Condition): string | null {
  const number = fieldKind(resource, field) === "number";
  const values = operator === "in" ? valuesOf(text) : [text.trim()];
  if (operator === "in" && (values.length === 0 || values.length > MAX_VALUES)) return words.mistakes.list(MAX_VALUES);
  if (number) return values.every(isNumber) ? null : words.mistakes.number;
  if (values.some((value) => value === "")) return words.mistakes.empty;
  return values.every((value) => [...value].length <= MAX_TEXT_CHARS) ? null : words.mistakes.long(MAX_TEXT_CHARS);
}

/** What the server refused, at the rules that it is about: it knows them by their places in what was sent. */
export function refusedOf(error: unknown, keys: (number | null)[]): Mistakes {
  const found: Mistakes = {};
  for (const [path, message] of Object.entries(fieldErrors(error))) {
    const match = /^permissions\[(\d+)\](?:\.conditions\[(\d+)\])?/.exec(path);
    const key = match ? keys[Number(match[1])] : undefined;
    const place = key === undefined || key === null ? path : match?.[2] === undefined ? String(key) : `${key}.${match[2]}`;
    found[place] ??= message;
  }
  return found;
}
