import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { auditProblems } from "@/messages/audit-verify";
import { acceptable, problemsOf } from "./findings";

const fault = (problem: string, seq: number | null, rowId: string | null = null) => ({ problem, seq, rowId });

it("puts places of the same problem together, the first in the chain first", () => {
  const problems = problemsOf([fault("LINK_BROKEN", 3), fault("ROW_CHANGED", 4, "r"), fault("LINK_BROKEN", 9)]);
  expect(problems.map((problem) => [problem.problem, problem.faults.map((found) => found.seq)])).toEqual([
    ["LINK_BROKEN", [3, 9]], ["ROW_CHANGED", [4]],
  ]);
  expect(problems[1]?.title).toBe(auditProblems.ROW_CHANGED?.title);
});

it("names a problem that it does not know", () => {
  expect(problemsOf([fault("ROW_EATEN", 1)])[0]?.title).toBe("ROW_EATEN");
  expect(problemsOf([])).toEqual([]);
});

it("lets a log go on only behind a cut, at the end that is known", () => {
  expect(acceptable([fault("TRUNCATED", 7)], 12)).toBe(12);
  expect(acceptable([fault("TRUNCATED", 7)], null)).toBeNull();
  expect(acceptable([fault("ROW_CHANGED", 7)], 12)).toBeNull();
});

it("has words for every problem that the API document names", () => {
  const document = JSON.parse(readFileSync(new URL("../../../docs/openapi.json", import.meta.url), "utf8")) as {
    components: { schemas: { FoundFault: { properties: { problem: { description: string } } } } };
  };
  const named = document.components.schemas.FoundFault.properties.problem.description.match(/`([A-Z_]+)`/g)?.map((name) => name.slice(1, -1));
  expect(named?.sort()).toEqual(Object.keys(auditProblems).sort());
});
