import { describe, expect, it } from "vitest";
import { Slots } from "./slots";

describe("slots", () => {
  const names = (slots: Slots, first: number, last: number): number[] => {
    const base = slots.baseOf(first, last);
    return Array.from({ length: last - first + 1 }, (_, at) => first + at - base);
  };

  it("keeps a row's element while the window moves on", () => {
    const slots = new Slots();
    const [, second, third] = names(slots, 0, 3);
    expect(names(slots, 1, 4).slice(0, 2)).toEqual([second, third]);
    expect(names(slots, 0, 3).slice(1, 3)).toEqual([second, third]);
  });

  it("keeps the elements, in order, where the window jumps", () => {
    const slots = new Slots();
    names(slots, 0, 3);
    const before = names(slots, 2, 5);
    expect(names(slots, 9_990, 9_993)).toEqual(before);
    expect(names(slots, 5_000, 5_003)).toEqual(before);
    expect(names(slots, 5_003, 5_006)[0]).toBe(before[3]);
  });

  it("says the same when it is asked again", () => {
    const slots = new Slots();
    names(slots, 0, 3);
    expect(names(slots, 700, 703)).toEqual(names(slots, 700, 703));
  });
});
