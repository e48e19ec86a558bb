import { describe, expect, it } from "vitest";
import { factsOf, filterOf, headline, hrefOf, queryOf } from "./model";

const of = (query: string) => filterOf(new URLSearchParams(query));
const event = (details: object) => headline({ type: "authorization_failure", details: details as never });

describe("the filter in the address", () => {
  it("shows what is open unless something else is asked for", () => {
    expect(of("")).toEqual({ show: "open" });
    expect(hrefOf({ show: "open" })).toBe("/admin/security-events/");
    expect(queryOf({ show: "open" }).resolved).toBe(false);
    expect(queryOf({ show: "resolved" }).resolved).toBe(true);
    expect(queryOf({ show: "all" }).resolved).toBeUndefined();
  });

  it("survives the way there and back", () => {
    const filter = { show: "all" as const, type: "security_violation" as const, severity: "high" as const };
    expect(of(hrefOf(filter).split("?")[1] ?? "")).toEqual(filter);
  });

  it("leaves out what the API does not know", () => {
    expect(of("show=toString&type=constructor&severity=extreme")).toEqual({ show: "open" });
  });
});

describe("an event in words", () => {
  it("is what the server says, as a sentence", () => {
    expect(event({ what: "the account was locked after failures in a row" })).toBe("The account was locked after failures in a row.");
  });

  it("is what somebody was refused", () => {
    expect(event({ resource: "user", resourceId: null, action: "lock" })).toBe("Tried to lock or unlock an account.");
  });

  it("is its kind where nothing else is known", () => {
    expect(event({})).toBe("Refused administration");
  });

  it("has the rest as facts", () => {
    const facts = (details: object) => factsOf({ details: details as never });
    expect(facts({ what: "x", network: "192.0.2.0/24", resourceId: null })).toEqual([{ field: "network", value: "192.0.2.0/24" }]);
    expect(facts({ resource: "user", resourceId: "7", action: "lock" })).toEqual([{ field: "resourceId", value: "7" }]);
  });
});
