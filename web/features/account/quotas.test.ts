import { expect, it } from "vitest";
import { quotaRows } from "./quotas";

it("writes quotas with their units", () => {
  const quota = { maxApps: 10, maxConcurrentApps: 3, maxMemoryPerApp: 512, maxCpuPerApp: 1000, maxStoragePerApp: 1024, maxExecutionTime: 300 };
  expect(quotaRows(quota, "en").map(({ value }) => value)).toEqual(["10", "3", "512 MiB", "1 CPU", "1 GiB", "5 min"]);
  const odd = { maxApps: 1200, maxConcurrentApps: 0, maxMemoryPerApp: 1536, maxCpuPerApp: 250, maxStoragePerApp: 64, maxExecutionTime: 7200 };
  expect(quotaRows(odd, "en").map(({ value }) => value)).toEqual(["1,200", "0", "1.5 GiB", "0.25 CPU", "64 MiB", "2 h"]);
  expect(quotaRows({ ...odd, maxExecutionTime: 90 }, "en").at(-1)?.value).toBe("90 s");
});
