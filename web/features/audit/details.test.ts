import { describe, expect, it } from "vitest";
import { fieldText, told } from "./details";

describe("told", () => {
  it("lists what changed and leaves out what stayed", () => {
    const details = {
      before: { accountStatus: "active", failedLoginAttempts: 0, lockedUntil: null },
      after: { accountStatus: "locked", failedLoginAttempts: 0, lockedUntil: null },
      version: 4,
    };
    expect(told(details)).toEqual({
      changes: [{ field: "accountStatus", before: "active", after: "locked" }],
      facts: [{ field: "version", value: "4" }],
    });
  });

  it("reads what is personal beside the rest", () => {
    const details = { before: null, after: { roles: ["user"] }, personal: { username: "ada", after: { name: "Lovelace" } } };
    expect(told(details)).toEqual({
      changes: [
        { field: "roles", before: undefined, after: "user" },
        { field: "name", before: undefined, after: "Lovelace" },
      ],
      facts: [{ field: "username", value: "ada" }],
    });
  });

  it("shows that somebody was forgotten", () => {
    expect(told({ personal: "erased" }).facts).toEqual([{ field: "personal", value: "erased" }]);
  });

  it("goes into nested fields, and no deeper than one can read", () => {
    const details = { before: { quota: { maxApps: 3 } }, after: { quota: { maxApps: 5 } }, a: { b: { c: { d: 1 } } } };
    expect(told(details)).toEqual({
      changes: [{ field: "quota.maxApps", before: "3", after: "5" }],
      facts: [{ field: "a.b.c", value: '{"d":1}' }],
    });
  });

  it("keeps lists of things, empty lists and plain values", () => {
    const details = { before: { rules: [], status: "running" }, after: { rules: [{ host: "a.example" }], status: "running" } };
    expect(told(details).changes).toEqual([{ field: "rules", before: "", after: '{"host":"a.example"}' }]);
    expect(told({ before: 1, after: 2 }).changes).toEqual([{ field: "", before: "1", after: "2" }]);
  });

  it("reads permissions, with their conditions", () => {
    const own = [{ field: "userId", operator: "equals", value: "$user" }];
    const permissions = [{ resource: "audit", actions: ["read", "export"] }, { resource: "app", actions: ["*"], conditions: own }];
    expect(told({ after: { permissions } }).changes[0]?.after).toBe(
      'audit: read, export\napp: * [{"field":"userId","operator":"equals","value":"$user"}]',
    );
  });

  it("takes anything", () => {
    for (const odd of [undefined, null, 7, "text", []]) expect(told(odd)).toEqual({ changes: [], facts: [] });
  });
});

it("reads names of fields as words", () => {
  expect(fieldText("accountStatus")).toBe("account status");
  expect(fieldText("quota.maxApps")).toBe("quota › max apps");
  expect(fieldText("live_version")).toBe("live version");
});
