import { expect, it } from "vitest";
import { random } from "./random.test-support";
import { textChanges } from "./text-changes";

it("makes the one text of the other", () => {
  const dice = random(3);
  const some = (): string => Array.from({ length: dice(8) }, () => ["", "a", "bb", "c"][dice(4)] ?? "").join("\n");
  for (let round = 0; round < 3_000; round++) {
    const [before, after] = [some(), some()];
    const made = [...textChanges(before, after)].reverse().reduce((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), before);
    expect(made).toBe(after);
  }
  expect(textChanges("a\nb\nc", "a\nB\nc")).toEqual([{ from: 2, to: 4, insert: "B\n" }]);
  expect(textChanges("a", "a")).toEqual([]);
});
