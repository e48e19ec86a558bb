import { expect, it } from "vitest";
import { rank } from "./fuzzy";

const items = [
  { label: "Habit tracker" }, { label: "Café bookings" }, { label: "Rehab plan" }, { label: "Audit log", keywords: "history events" }, { label: "قائمة المهام" },
];
const labels = (query: string): string[] => rank(query, items).map((found) => found.item.label);

it("puts beginnings before parts, and forgives missing letters", () => {
  expect(labels("hab")).toEqual(["Habit tracker", "Rehab plan"]);
  expect(labels("track")).toEqual(["Habit tracker"]);
  expect(labels("ht")).toEqual([]);
  expect(labels("hbt")).toEqual(["Habit tracker"]);
});

it("asks for all words, in any order, accents aside", () => {
  expect(labels("book cafe")).toEqual(["Café bookings"]);
  expect(labels("cafe tracker")).toEqual([]);
  expect(labels("المهام")).toEqual(["قائمة المهام"]);
});

it("looks at the beginnings of other words as well", () => {
  expect(labels("hist")).toEqual(["Audit log"]);
  expect(labels("story")).toEqual([]);
});

it("shows all in their order when nothing is asked", () => {
  expect(labels("  ")).toEqual(items.map((item) => item.label));
});
