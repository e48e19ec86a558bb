import { expect, it } from "vitest";
import { isEmpty, readFilter, writeFilter } from "./filter";

it("is read from an address as it was written into it", () => {
  const filter = { q: "ada@example.org", status: "locked" as const, role: "night-shift" };
  const written = writeFilter(filter);
  expect(written).toBe("?q=ada%40example.org&status=locked&role=night-shift");
  expect(readFilter(new URLSearchParams(written))).toEqual(filter);
});

it("leaves nothing in the address when nothing is looked for", () => {
  expect(writeFilter({ q: "  ", status: "", role: "" })).toBe("");
  expect(isEmpty(readFilter(new URLSearchParams("")))).toBe(true);
});

it("ignores what the server would refuse", () => {
  const filter = readFilter(new URLSearchParams({ q: "x".repeat(300), status: "king" }));
  expect([filter.q.length, filter.status]).toEqual([100, ""]);
});
