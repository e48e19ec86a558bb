import { expect, it, vi } from "vitest";
import { leaveTrace } from "@/lib/session/trace";
import { returningScript } from "./returning-script";

it("looks where the trace is left", () => {
  const setItem = vi.fn();
  vi.stubGlobal("localStorage", { setItem });
  leaveTrace();
  expect(returningScript).toContain(JSON.stringify(setItem.mock.calls[0]?.[0]));
  vi.unstubAllGlobals();
});
