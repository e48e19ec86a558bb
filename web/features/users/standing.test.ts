import { expect, it } from "vitest";
import { standingOf } from "./standing";

const now = Date.parse("2026-05-01T12:00:00Z");
const account = { accountStatus: "active" as const, beingErased: false, lockedUntil: null };

it("says what matters most about an account", () => {
  expect(standingOf(account, now)).toBe("active");
  expect(standingOf({ ...account, accountStatus: "locked" }, now)).toBe("locked");
  expect(standingOf({ ...account, accountStatus: "suspended", lockedUntil: "2026-05-01T13:00:00Z" }, now)).toBe("suspended");
  expect(standingOf({ ...account, accountStatus: "suspended", beingErased: true }, now)).toBe("erasing");
});

it("waits only until the wait is over", () => {
  expect(standingOf({ ...account, lockedUntil: "2026-05-01T12:00:01Z" }, now)).toBe("waiting");
  expect(standingOf({ ...account, lockedUntil: "2026-05-01T12:00:00Z" }, now)).toBe("active");
});
