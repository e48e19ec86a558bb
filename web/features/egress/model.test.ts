import { describe, expect, it } from "vitest";
import { parseTarget, reasonText, withoutRule, withPreset, withRule, type Open } from "./model";

const rule = (host: string, port = 443) => ({ host, port });
const open: Open = { rules: [rule("a.example.com"), rule("a.example.com", 80)], presets: [] };

describe("parseTarget", () => {
  it("reads a host, with the port of encrypted connections unless one is named", () => {
    expect(parseTarget(" API.example.com ")).toEqual(rule("api.example.com"));
    expect(parseTarget("*.example.com:8443")).toEqual(rule("*.example.com", 8443));
  });
  it("takes no port that is none, and no address of a page", () => {
    for (const text of ["", " ", "a.com:", "a.com:0", "a.com:65536", "a.com:x", "https://a.com", "a b.com", "::1"]) {
      expect(parseTarget(text)).toBeNull();
    }
  });
});

describe("changes", () => {
  it("adds once, and removes only what is meant", () => {
    expect(withRule(open, rule("a.example.com")).rules).toHaveLength(2);
    expect(withRule(open, rule("b.example.com")).rules).toEqual([...open.rules, rule("b.example.com")]);
    expect(withoutRule(open, rule("a.example.com")).rules).toEqual([rule("a.example.com", 80)]);
  });
  it("switches presets", () => {
    const on = withPreset(withPreset(open, "registries", true), "registries", true);
    expect(on.presets).toEqual(["registries"]);
    expect(withPreset(on, "registries", false)).toEqual(open);
  });
});

it("names reasons, also those of a newer server", () => {
  expect(reasonText("NOT_LISTED")).toBe("No rule opens this host and port");
  expect([reasonText("SOMETHING_NEW"), reasonText(null)]).toEqual(["Something new", null]);
});
