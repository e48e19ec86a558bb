import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { auditActions, auditResources } from "@/messages/audit-actions";
import { actionChoices, actionCode, actionText, resourceChoices, resourceText } from "./actions";

const entry = (resource: string, action: string, success = true) => ({ resource, action, success });

describe("actionText", () => {
  it("says what was done, or what somebody tried", () => {
    expect(actionText(entry("user", "lock"))).toBe("Locked an account");
    expect(actionText(entry("session", "login", false))).toBe("Tried to sign in");
    expect(actionCode(entry("user", "lock"))).toBe("user.lock");
  });

  it("knows failures that are told of the session", () => {
    expect(actionText(entry("session", "change_password", false))).toBe("Tried to change their password");
    expect(actionText(entry("user", "assign", false))).toBe("Tried to give or take a role");
  });

  it("does not guess where several kinds have the action", () => {
    expect(actionText(entry("session", "create", false))).toBe("Tried: create (session)");
  });

  it("reads an action that it does not know by its name", () => {
    expect(actionText(entry("coffee_pot", "boil_over"))).toBe("Boil over: coffee pot");
    expect(actionText(entry("coffee_pot", "boil_over", false))).toBe("Tried: boil over (coffee pot)");
    expect(actionText(entry("constructor", "toString"))).toBe("ToString: constructor");
    expect(resourceText("coffee_pot")).toBe("Coffee pot");
  });
});

it("has words for every permission that the API asks for, since a refusal is written down under it", () => {
  const document = JSON.parse(readFileSync(new URL("../../../docs/openapi.json", import.meta.url), "utf8")) as {
    paths: Record<string, Record<string, { "x-permission"?: { resource?: string; action?: string } }>>;
  };
  const asked = Object.values(document.paths).flatMap((path) => Object.values(path)).map((operation) => operation["x-permission"]);
  const named = asked.flatMap((permit) => (permit?.resource && permit.action ? [`${permit.resource}:${permit.action}`] : []));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !Object.hasOwn(auditActions, name))).toEqual([]);
});

it("has words for what every action is about", () => {
  const kinds = new Set(Object.keys(auditActions).map((key) => key.split(":")[0] ?? ""));
  expect([...kinds].filter((kind) => !Object.hasOwn(auditResources, kind))).toEqual([]);
});

describe("choices", () => {
  it("offers the actions of a kind in words", () => {
    expect(actionChoices("api_token")).toEqual([
      { value: "create", label: "Made an API token" },
      { value: "delete", label: "Revoked an API token" },
    ]);
  });

  it("offers each action once where the kind is open", () => {
    const all = actionChoices(undefined);
    expect(new Set(all.map((choice) => choice.value)).size).toBe(all.length);
    expect(all).toContainEqual({ value: "create", label: "Create" });
    expect(all).toContainEqual({ value: "login", label: "Signed in" });
    expect(resourceChoices().map((choice) => choice.value)).toContain("security_event");
  });
});
