import { describe, expect, it } from "vitest";
import type { App } from "@/lib/api/types";
import { filterApps, isFiltering, NO_FILTER, withNews } from "./filter";

const app = (id: string, name: string, status: App["status"] = "running", prompt = "") => ({ id, name, status, prompt }) as App;
const apps = [
  app("1", "Café bookings", "running"),
  app("2", "Habits", "stopped", "a habit tracker for my CAFE"),
  app("3", "قائمة المهام", "error"),
  app("4", "Notes", "generating"),
];
const ids = (found: App[]): string => found.map((entry) => entry.id).join("");

describe("filterApps", () => {
  it("looks for all words in name and prompt, accents and case aside", () => {
    expect(ids(filterApps(apps, { text: " cafe", shown: "all" }))).toBe("12");
    expect(ids(filterApps(apps, { text: "cafe book", shown: "all" }))).toBe("1");
    expect(ids(filterApps(apps, { text: "المهام", shown: "all" }))).toBe("3");
    expect(ids(filterApps(apps, NO_FILTER))).toBe("1234");
  });
  it("keeps to a state; what is being made counts as running", () => {
    expect(ids(filterApps(apps, { text: "", shown: "running" }))).toBe("14");
    expect(ids(filterApps(apps, { text: "cafe", shown: "stopped" }))).toBe("2");
    expect(ids(filterApps(apps, { text: "", shown: "failed" }))).toBe("3");
  });
});

it("knows when nothing is left out", () => {
  expect([NO_FILTER, { text: "  ", shown: "all" as const }, { text: "", shown: "failed" as const }].map(isFiltering)).toEqual([false, false, true]);
});

it("takes news over", () => {
  expect(withNews(apps, [app("2", "Habits", "running")]).map((entry) => entry.status)).toEqual(["running", "running", "error", "generating"]);
});
