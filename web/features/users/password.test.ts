import { expect, it } from "vitest";
import { newPassword } from "./password";

it("is four groups that can be read aloud, and never the same twice", () => {
  const made = Array.from({ length: 200 }, () => newPassword());
  for (const password of made) expect(password).toMatch(/^[a-km-np-z2-9]{5}(-[a-km-np-z2-9]{5}){3}$/);
  expect(new Set(made).size).toBe(200);
});

it("takes each letter equally often", () => {
  const counts = new Map<string, number>();
  for (let start = 0; start < 256; start++) {
    const letter = newPassword((bytes) => bytes.fill(start)).charAt(0);
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  expect([counts.size, new Set(counts.values()).size]).toEqual([32, 1]);
});
