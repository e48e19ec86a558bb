import { expect, it } from "vitest";
import { withWords } from "./use-draft";

it("puts words into the box without losing what is there", () => {
  expect(withWords("", "make it blue")).toBe("make it blue");
  expect(withWords(" make it blue ", "make it blue")).toBe("make it blue");
  expect(withWords("and green", "make it blue")).toBe("make it blue\nand green");
});
