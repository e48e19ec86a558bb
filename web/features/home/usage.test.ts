import { expect, it } from "vitest";
import type { App, UserProfile } from "@/lib/api/types";
import { usage } from "./usage";

const quotas = (maxApps: number, maxConcurrentApps: number) => ({ maxApps, maxConcurrentApps }) as UserProfile["quotas"];
const apps = (...statuses: App["status"][]) => statuses.map((status) => ({ status }));

it("counts what is being made as running, and warns from four fifths on", () => {
  const { apps: all, running } = usage(apps("running", "generating", "stopped", "error"), quotas(5, 3));
  expect(all).toEqual({ used: 4, max: 5, level: "near" });
  expect(running).toEqual({ used: 2, max: 3, level: "ok" });
});

it("is full at the limit, beyond it, and where nothing is allowed", () => {
  expect(usage(apps("running", "running"), quotas(2, 1))).toEqual({
    apps: { used: 2, max: 2, level: "full" },
    running: { used: 2, max: 1, level: "full" },
  });
  expect(usage([], quotas(0, 3)).apps.level).toBe("full");
});
