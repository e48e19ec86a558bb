import { shell } from "@/messages/shell";
import type { Command } from "./commands";
import { rank } from "./fuzzy";

export interface Group {
  name: string;
  commands: Command[];
}

/** Of many apps these are enough to choose from. */
const MOST_APPS = { asked: 8, unasked: 5 };
const LAST = [shell.palette.apps, shell.groups.goTo, shell.groups.actions, shell.groups.help];

/** What fits, by its headings: what the page at hand does first; once something is typed, the heading with the best fit. */
export function results(query: string, commands: Command[]): Group[] {
  const asked = query.trim() !== "";
  const groups = new Map<string, { best: number; commands: Command[] }>();
  for (const { item, score } of rank(query, commands)) {
    if (!item.run || item.id === "palette") continue;
    const group = groups.get(item.group) ?? { best: score, commands: [] };
    groups.set(item.group, group);
    const most = item.group === shell.palette.apps ? (asked ? MOST_APPS.asked : MOST_APPS.unasked) : Infinity;
    if (group.commands.length < most) group.commands.push(item);
  }
  return [...groups]
    .map(([name, group]) => ({ name, ...group }))
    .sort((a, b) => b.best - a.best || LAST.indexOf(a.name) - LAST.indexOf(b.name))
    .map(({ name, commands: found }) => ({ name, commands: found }));
}
