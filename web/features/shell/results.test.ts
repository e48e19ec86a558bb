import { expect, it } from "vitest";
import { shell } from "@/messages/shell";
import type { Command } from "./commands";
import { results } from "./results";

const command = (group: string, label: string, more: Partial<Command> = {}): Command => ({ id: label, label, group, run: () => undefined, ...more });
const { groups, palette } = shell;
const commands = [
  command(groups.help, "Keyboard shortcuts"),
  command(groups.goTo, "Users"),
  command("Preview", "Reload the preview"),
  command("Code", "Save", { run: undefined }),
  ...Array.from({ length: 12 }, (_, index) => command(palette.apps, `Recipes ${index}`)),
];
const shape = (query: string) => results(query, commands).map((group) => [group.name, group.commands.length]);

it("puts the page at hand first and shows few apps while nothing is asked", () => {
  expect(shape("")).toEqual([["Preview", 1], [palette.apps, 5], [groups.goTo, 1], [groups.help, 1]]);
});

it("puts the heading with the best fit first", () => {
  expect(shape("rec")).toEqual([[palette.apps, 8]]);
  expect(shape("us")).toEqual([[groups.goTo, 1]]);
  expect(shape("re").map(([name]) => name)).toEqual(["Preview", palette.apps]);
  expect(shape("save")).toEqual([]);
});
