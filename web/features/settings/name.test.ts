import { expect, it } from "vitest";
import { charsOf, charsOver } from "./name";

it("counts as the server does", () => {
  expect([charsOf("  ab "), charsOf("🦊".repeat(60)), charsOf("مرحبا")]).toEqual([2, 60, 5]);
  expect([charsOver("🦊".repeat(100)), charsOver("x".repeat(103))]).toEqual([0, 3]);
});
