import { expect, it } from "vitest";
import { placeOf, withPlace } from "./place";

it("reads a place, and takes nothing that is none", () => {
  expect(placeOf(new URLSearchParams("id=1&tab=code&file=src%2Fa%20b.ts"))).toEqual({ view: "code", file: "src/a b.ts" });
  expect(placeOf(new URLSearchParams("id=1&tab=network&file="))).toEqual({ view: null, file: null });
});

it("writes one and leaves the rest", () => {
  expect(withPlace("?id=1", { view: "code", file: "a&b.ts" })).toBe("?id=1&tab=code&file=a%26b.ts");
  expect(withPlace("?id=1&tab=code&file=a.ts", { view: "logs" })).toBe("?id=1&tab=logs&file=a.ts");
  expect(withPlace("?id=1&tab=code&file=a.ts", { view: null })).toBe("?id=1&file=a.ts");
});
