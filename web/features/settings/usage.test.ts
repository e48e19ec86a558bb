import { describe, expect, it } from "vitest";
import { cpuShare, mibText, percentOf, processorsText } from "./usage";

it("per cent are honest at both ends", () => {
  expect([percentOf(0, 512), percentOf(1, 512), percentOf(511, 512), percentOf(512, 512), percentOf(600, 512), percentOf(1, 0)]).toEqual([0, 1, 99, 100, 100, 100]);
});

it("MiB become GiB", () => {
  expect([0, 96, 1024, 1536].map(mibText)).toEqual(["0 MiB", "96 MiB", "1 GiB", "1.5 GiB"]);
});

describe("processor time", () => {
  const at = (minute: number, cpu: number, executionTime: number) => ({ cpu, executionTime, lastUpdated: `2026-01-01T00:0${minute}:00Z` });
  it("is a share: between two measurements, else since the start", () => {
    expect(cpuShare(at(2, 36, 120), at(1, 6, 60))).toEqual({ processors: 0.5, lately: true });
    expect(cpuShare(at(2, 36, 120), null)).toEqual({ processors: 0.3, lately: false });
  });
  it("begins anew with the app", () => {
    expect(cpuShare(at(2, 1, 10), at(1, 6, 60))).toEqual({ processors: 0.1, lately: false });
    expect(cpuShare({ cpu: 0, executionTime: 0, lastUpdated: null }, null)).toBeNull();
  });
  it("has no more digits than it needs", () => {
    expect([0, 0.052, 0.5, 1].map(processorsText)).toEqual(["0", "0.05", "0.5", "1"]);
  });
});
