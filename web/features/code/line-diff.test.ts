import { describe, expect, it } from "vitest";
import { diffLines, type Hunk } from "./line-diff";
import { random } from "./random.test-support";

const applied = (a: string[], b: string[], hunks: Hunk[]): string[] => {
  const out: string[] = [];
  let at = 0;
  for (const hunk of hunks) {
    out.push(...a.slice(at, hunk.fromA), ...b.slice(hunk.fromB, hunk.toB));
    at = hunk.toA;
  }
  return [...out, ...a.slice(at)];
};

/** Length of the longest common subsequence, the slow way. */
function common(a: string[], b: string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const line of a) {
    const next = [0];
    for (let j = 1; j <= b.length; j++) next.push(line === b[j - 1] ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0));
    row = next;
  }
  return row[b.length] ?? 0;
}

describe("diffLines", () => {
  it("finds a shortest way from one text to the other", () => {
    const dice = random(7);
    for (let round = 0; round < 2_000; round++) {
      const lines = (): string[] => Array.from({ length: dice(12) }, () => "abcd"[dice(4)] ?? "a");
      const [a, b] = [lines(), lines()];
      const hunks = diffLines(a, b);
      expect(applied(a, b, hunks)).toEqual(b);
      expect(hunks.reduce((sum, hunk) => sum + hunk.toA - hunk.fromA, 0)).toBe(a.length - common(a, b));
      for (const [index, hunk] of hunks.entries()) if (index > 0) expect(hunk.fromA).toBeGreaterThan(hunks[index - 1]?.toA ?? 0);
    }
  });

  it("gives up in time on texts that have nothing in common", () => {
    const many = (prefix: string): string[] => Array.from({ length: 60_000 }, (_, index) => `${prefix}${index}`);
    // A search without an end would take minutes.
    expect(diffLines(many("a"), many("b"))).toEqual([{ fromA: 0, toA: 60_000, fromB: 0, toB: 60_000 }]);
  }, 20_000);
});
