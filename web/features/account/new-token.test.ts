import { describe, expect, it } from "vitest";
import { allows, dayRange, example, expiryOf, offered, scopesOf } from "./new-token";

const withRoles = (...permissions: object[]) => ({ roles: [{ id: "1", name: "r", description: "", permissions: permissions as never }] });

describe("what a new token may", () => {
  it("offers what the user may do and nothing else", () => {
    const some = offered(withRoles({ resource: "code", actions: ["*"] }, { resource: "audit", actions: ["verify"] }));
    expect(some.map(({ name, actions }) => [name, actions])).toEqual([["code", ["read", "update"]], ["audit", ["verify"]]]);
    expect(offered({ roles: [] })).toEqual([]);
    expect(offered(withRoles({ resource: "*", actions: ["*"] })).length).toBeGreaterThan(8);
  });
  it("writes scopes as the server reads them", () => {
    const chosen = new Set(["code:read", "app:read"]);
    expect([scopesOf("read", chosen), scopesOf("all", chosen), scopesOf("chosen", chosen)]).toEqual([["*:read"], ["*:*"], ["app:read", "code:read"]]);
  });
  it("knows what scopes cover", () => {
    expect([["*:read"], ["app:*"], ["*:*"], ["app:read"]].every((scopes) => allows(scopes, "app", "read"))).toBe(true);
    expect([[], ["app:update"], ["code:*"]].some((scopes) => allows(scopes, "app", "read"))).toBe(false);
  });
  it("shows a request that the token may make", () => {
    expect(example("https://x.test", "t0k", ["*:read"])).toBe('export ISEKAI_TOKEN=t0k\ncurl -H "Authorization: Bearer $ISEKAI_TOKEN" https://x.test/api/apps');
    expect(example("https://x.test", "t0k", ["audit:read"])).toContain("https://x.test/api/auth/me");
  });
});

describe("when it expires", () => {
  const now = Date.parse("2026-03-01T12:00:00Z");
  it("is so many days from now, or at the end of a day", () => {
    expect(expiryOf(30, now)).toBe("2026-03-31T12:00:00.000Z");
    expect(expiryOf("2026-04-02", now)).toBe(new Date(2026, 3, 2, 23, 59, 59).toISOString());
  });
  it("is within a year, whichever day is chosen", () => {
    const { min, max } = dayRange(now);
    expect(Date.parse(expiryOf(min, now))).toBeGreaterThan(now);
    expect(Date.parse(expiryOf(max, now))).toBeLessThanOrEqual(now + 366 * 86_400_000);
  });
});
