import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { users as words } from "@/messages/users";
import { QUOTAS, quotaTexts, readQuota } from "./quota";

const quota = { maxApps: 20, maxConcurrentApps: 5, maxMemoryPerApp: 512, maxCpuPerApp: 1000, maxStoragePerApp: 1024, maxExecutionTime: 300 };

it("has the bounds of the API's document", () => {
  const document = JSON.parse(readFileSync(new URL("../../../docs/openapi.json", import.meta.url), "utf8")) as {
    components: { schemas: { ResourceQuota: { properties: Record<string, { minimum: number; maximum: number }> } } };
  };
  const { properties } = document.components.schemas.ResourceQuota;
  const known = Object.fromEntries(QUOTAS.map(({ name, min, max }) => [name, [min, max]]));
  expect(known).toEqual(Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, [of.minimum, of.maximum]])));
});

it("reads what it wrote", () => {
  expect(readQuota(quotaTexts(quota))).toEqual({ quota, mistakes: null });
});

it("names every field that is out of bounds, or no whole number", () => {
  const { mistakes } = readQuota({ ...quotaTexts(quota), maxApps: "", maxMemoryPerApp: "63", maxCpuPerApp: "1.5", maxExecutionTime: "1e3" });
  expect(Object.keys(mistakes ?? {})).toEqual(["maxApps", "maxMemoryPerApp", "maxCpuPerApp", "maxExecutionTime"]);
  expect(mistakes?.maxMemoryPerApp).toBe(words.quota.outside(64, 1_048_576));
});

it("says large numbers in larger units", () => {
  const { amount } = words.quota;
  expect([amount.maxMemoryPerApp(512), amount.maxMemoryPerApp(1536)]).toEqual(["512 MiB", "1.5 GiB"]);
  expect([amount.maxCpuPerApp(250), amount.maxCpuPerApp(1000), amount.maxCpuPerApp(2500)]).toEqual(["0.25 CPUs", "1 CPU", "2.5 CPUs"]);
  expect([amount.maxExecutionTime(45), amount.maxExecutionTime(300), amount.maxExecutionTime(5400), amount.maxExecutionTime(172_800)])
    .toEqual(["45 seconds", "5 minutes", "1.5 hours", "2 days"]);
  expect(amount.maxApps(1)).toBe("1 app");
});
