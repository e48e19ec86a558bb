import { describe, expect, it } from "vitest";
import { around, countNews, filterOf, hrefOf, localOf, momentOf, queryOf, timeOfId } from "./filter";

const of = (query: string) => filterOf(new URLSearchParams(query));

describe("the filter in the address", () => {
  it("survives the way there and back", () => {
    const filter = {
      userId: "0198-a", action: "login", resource: "session", resourceId: "x y&z", success: "false" as const,
      from: "2026-11-29T12:00:00.000Z", until: "2026-11-30T12:00:00.000Z", mark: "c1",
    };
    expect(of(hrefOf(filter).split("?")[1] ?? "")).toEqual(filter);
    expect(hrefOf({})).toBe("/admin/audit/");
  });

  it("leaves out what the API would refuse", () => {
    expect(of("success=maybe&from=yesterday&until=2026-11-29T12:00:00%2B01:00&action=&userId=%20")).toEqual({
      until: "2026-11-29T11:00:00.000Z",
    });
  });

  it("asks the API for all but what is only marked", () => {
    expect(queryOf({ success: "false", action: "login", mark: "c1" })).toEqual({ success: false, action: "login" });
    expect(queryOf({}).success).toBeUndefined();
  });

  it("looks around a moment", () => {
    expect(around("2026-11-29T12:00:00Z", "c1", { userId: "u" })).toEqual({
      userId: "u", from: "2026-11-29T11:59:00.000Z", until: "2026-11-29T12:01:00.000Z", mark: "c1",
    });
  });
});

describe("times", () => {
  it("reads them out of ids", () => {
    // RFC 9562, A.6
    expect(timeOfId("017F22E2-79B0-7CC3-98C4-DC0C0C07398F")).toBe("2022-02-22T19:22:22.000Z");
    expect(timeOfId("919108f7-52d1-4320-9bac-f847db4148a8")).toBeNull();
    expect(timeOfId("x")).toBeNull();
  });

  it("stay the same through a field in the reader's zone", () => {
    expect(momentOf(localOf("2026-11-29T12:34:56.000Z"))).toBe("2026-11-29T12:34:56.000Z");
    expect(localOf(undefined)).toBe("");
    expect(momentOf("")).toBeUndefined();
  });
});

describe("countNews", () => {
  const row = (id: string, action = "login", resource = "session", success = true) => ({ id, action, resource, success });
  const none = { newest: "b", count: 0, more: false };

  it("counts what came since, from one look to the next", () => {
    const once = countNews(none, { items: [row("d"), row("c"), row("b"), row("a")], next: null });
    expect(once).toEqual({ newest: "d", count: 2, more: false });
    expect(countNews(once, { items: [row("e"), row("d")], next: "c" })).toEqual({ newest: "e", count: 3, more: false });
  });

  it("does not count that the log is read, but that somebody was not let", () => {
    const page = { items: [row("d", "read", "audit"), row("c", "read", "audit", false), row("b")], next: null };
    expect(countNews(none, page)).toEqual({ newest: "d", count: 1, more: false });
  });

  it("knows when it did not see all", () => {
    expect(countNews(none, { items: [row("e"), row("d")], next: "d" }).more).toBe(true);
    expect(countNews(none, { items: [], next: null }).more).toBe(false);
  });
});
