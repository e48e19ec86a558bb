import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { RESOURCES } from "./resources";

it("is what the server has", () => {
  const rust = readFileSync(new URL("../../../crates/domain/src/access/resources.rs", import.meta.url), "utf8");
  const list = /RESOURCES: &\[ResourceKind\] = &\[([\s\S]*?)\n\];/.exec(rust)?.[1] ?? "";
  const kinds = [...list.matchAll(/kind\("(\w+)", &\[([^\]]*)\], (OF_APPS|&\[[^\]]*\])\)/g)];
  const strings = (text: string): string[] => [...text.matchAll(/"(\w+)"/g)].map((match) => match[1] ?? "");
  const ofApps = /const OF_APPS[^=]*= &\[([\s\S]*?)\];/.exec(rust)?.[1] ?? "";
  const fields = (text: string): string[] => (text === "OF_APPS" ? strings(ofApps) : [...(/\bID\b/.test(text) ? ["id"] : []), ...strings(text)]);

  expect(kinds).toHaveLength(list.match(/kind\(/g)?.length ?? 0);
  expect(RESOURCES.map(({ name, actions, fields: known }) => [name, actions, Object.keys(known)])).toEqual(
    kinds.map((match) => [match[1], strings(match[2] ?? ""), fields(match[3] ?? "")]),
  );
  const numbers = [...rust.matchAll(/\("(\w+)", FieldKind::Number\)/g)].map((match) => match[1]);
  const known = new Set(RESOURCES.flatMap(({ fields: of }) => Object.entries(of).filter(([, kind]) => kind === "number").map(([name]) => name)));
  expect([...known]).toEqual(numbers);
});
