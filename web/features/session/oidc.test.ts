import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { NEEDS_CODE, startAt, wordsFor } from "./oidc";

describe("sign-in at a provider", () => {
  it("has words of its own for every reason that the server gives", () => {
    const source = readFileSync(new URL("../../../crates/gateway/src/api/auth/oidc.rs", import.meta.url), "utf8");
    const reasons = [...source.matchAll(/Self::\w+ => "([a-z-]+)"/g)].map((match) => match[1] ?? "");
    expect(reasons.length).toBeGreaterThan(8);
    const said = reasons.filter((reason) => reason !== NEEDS_CODE).map(wordsFor);
    expect(new Set([...said, wordsFor("what nobody says")]).size).toBe(reasons.length);
    expect(said).not.toContain(wordsFor("what nobody says"));
  });
  it("says nothing where nothing went wrong", () => {
    expect([wordsFor(null), wordsFor(""), wordsFor(NEEDS_CODE)]).toEqual([null, null, null]);
  });
  it("keeps the way back in one piece", () => {
    expect(startAt("acme", "/app/?id=1&x=2#y")).toBe("/api/auth/oidc/acme/start?return_to=%2Fapp%2F%3Fid%3D1%26x%3D2%23y");
  });
});
