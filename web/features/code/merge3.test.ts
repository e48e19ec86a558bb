import { describe, expect, it } from "vitest";
import { merge3, type Merged } from "./merge3";
import { random } from "./random.test-support";
import { removed, type Choice } from "./settle";

/** Settles from the last to the first, so that the places of the others stay. */
function settled(merged: Merged, choice: Choice): string {
  return [...merged.clashes].reverse().reduce((text, clash) => {
    const gone = removed(clash, choice, text.length);
    return gone ? text.slice(0, gone.from) + text.slice(gone.to) : text;
  }, merged.text);
}

const dice = random(11);
const some = (): string => Array.from({ length: dice(9) }, () => "abc"[dice(3)] ?? "a").join("\n") + (dice(2) ? "\n" : "");

/** Edits at random; every line that comes new is like no other. */
function edited(text: string, author: string): string {
  const lines = text.split("\n");
  for (let edit = dice(4); edit > 0; edit--) {
    const at = dice(lines.length + 1);
    const added = Array.from({ length: dice(3) }, () => `${author}${dice(1_000_000)}`);
    lines.splice(at, dice(3), ...added);
  }
  return lines.join("\n");
}

describe("merge3", () => {
  it("takes what only one side changed, and what both changed alike", () => {
    expect(merge3("a\nb\nc\nd\n", "A\nb\nc\nd\n", "a\nb\nc\nD\n")).toEqual({ text: "A\nb\nc\nD\n", clashes: [] });
    expect(merge3("a\nb", "x\nb", "x\nb")).toEqual({ text: "x\nb", clashes: [] });
    expect(merge3("a\nb\nc\nd", "c\nd", "a\nb\nc\nd\ne")).toEqual({ text: "c\nd\ne", clashes: [] });
  });

  it("shows both sides of what both changed, theirs first", () => {
    const merged = merge3("one\ntwo\nthree", "one\nmine\nthree", "one\ntheirs\nthree");
    expect(merged).toEqual({ text: "one\ntheirs\nmine\nthree", clashes: [{ theirs: { from: 4, to: 10 }, mine: { from: 11, to: 15 }, base: "two" }] });
    expect((["theirs", "mine", "both"] as const).map((choice) => settled(merged, choice)))
      .toEqual(["one\ntheirs\nthree", "one\nmine\nthree", "one\ntheirs\nmine\nthree"]);
  });

  it("asks where one side took away what the other changed", () => {
    const merged = merge3("a\nb", "a\nB", "a");
    expect(merged.clashes).toEqual([{ theirs: null, mine: { from: 2, to: 3 }, base: "b" }]);
    expect([settled(merged, "theirs"), settled(merged, "mine")]).toEqual(["a", "a\nB"]);
  });

  it("asks about as few lines as it can", () => {
    const merged = merge3("", "same\nmine\n", "same\ntheirs\n");
    expect(merged.text).toBe("same\ntheirs\nmine\n");
    expect(settled(merged, "mine")).toBe("same\nmine\n");
  });

  it("keeps lines that touch apart: nobody saw them together", () => {
    expect(merge3("a\nb\nc", "A\nb\nc", "a\nB\nc").clashes).toHaveLength(1);
  });

  it("does nothing where one side did nothing", () => {
    for (let round = 0; round < 500; round++) {
      const [base, other] = [some(), some()];
      expect(merge3(base, base, other)).toEqual({ text: other, clashes: [] });
      expect(merge3(base, other, base)).toEqual({ text: other, clashes: [] });
      expect(merge3(base, other, other)).toEqual({ text: other, clashes: [] });
    }
  });

  it("loses no line that either side wrote, and is the same from both sides", () => {
    for (let round = 0; round < 3_000; round++) {
      const base = some();
      const [mine, theirs] = [edited(base, "m"), edited(base, "t")];
      const merged = merge3(base, mine, theirs);
      const lines = new Set(merged.text.split("\n"));
      for (const line of `${mine}\n${theirs}`.split("\n")) if (/^[mt]\d/.test(line)) expect(lines).toContain(line);
      const turned = merge3(base, theirs, mine);
      expect(turned.clashes).toHaveLength(merged.clashes.length);
      expect(settled(turned, "mine")).toBe(settled(merged, "theirs"));
    }
  });

  it("is one side wholly where all that the other did is settled against it", () => {
    for (let round = 0; round < 3_000; round++) {
      const base = some();
      const mine = edited(base, "m");
      // Everything is replaced: each line of theirs clashes with whatever was done to it.
      const theirs = base.split("\n").map((_, index) => `t${index}`).join("\n");
      expect(settled(merge3(base, mine, theirs), "mine")).toBe(mine === base ? theirs : mine);
    }
  });

  it("merges edits of different places without asking", () => {
    for (let round = 0; round < 500; round++) {
      const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
      const place = 2 + dice(15);
      const other = 22 + dice(15);
      const change = (at: number, word: string): string => lines.map((line, index) => (index === at ? word : line)).join("\n");
      const both = lines.map((line, index) => (index === place ? "mine" : index === other ? "theirs" : line)).join("\n");
      expect(merge3(lines.join("\n"), change(place, "mine"), change(other, "theirs"))).toEqual({ text: both, clashes: [] });
    }
  });
});
