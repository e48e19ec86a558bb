import { api } from "@/lib/api/endpoints";
import type { AuditLog } from "@/lib/api/types";
import { audit as words } from "@/messages/audit";

export interface Person {
  id: string;
  name: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Who appears in the rows, each once, by name. */
export function peopleIn(rows: Pick<AuditLog, "userId" | "username">[]): Person[] {
  const people = new Map<string, string>();
  for (const { userId, username } of rows) if (userId && username) people.set(userId, username);
  return [...people].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
}

export const nameOf = (people: Person[], id: string): string | undefined => people.find((person) => person.id === id)?.name;

/** The id of somebody by name or id; undefined of nobody. A name that is not among `people` is asked for, by who may. */
export async function userIdOf(text: string, people: Person[], mayFind: boolean): Promise<{ id: string | undefined } | { wrong: string }> {
  if (!text) return { id: undefined };
  if (UUID.test(text)) return { id: text.toLowerCase() };
  const isNamed = (name: string): boolean => name.toLowerCase() === text.toLowerCase();
  const known = people.find((person) => isNamed(person.name));
  if (known) return { id: known.id };
  if (!mayFind) return { wrong: words.filter.notAnId };
  const found = (await api.users({ q: text })).items.find((user) => isNamed(user.username));
  return found ? { id: found.id } : { wrong: words.filter.unknownUser(text) };
}
