import { describe, expect, it } from "vitest";
import { fuzzy } from "./fuzzy";

const paths = ["package.json", "src/App.tsx", "src/components/OrderTable.tsx", "src/components/Table.tsx", "src/lib/order-total.ts", "server/main.py"];
const names = (asked: string): string[] => fuzzy(paths, asked, 10).map((match) => match.path);

describe("fuzzy", () => {
  it("prefers names, and the start of them", () => {
    expect(names("table")[0]).toBe("src/components/Table.tsx");
    expect(names("order")).toEqual(["src/lib/order-total.ts", "src/components/OrderTable.tsx"]);
    expect(names("lib")).toEqual(["src/lib/order-total.ts"]);
  });

  it("finds words by their first letters", () => {
    expect(names("ot")[0]).toBe("src/lib/order-total.ts");
    expect(fuzzy(paths, "otab", 1)[0]).toEqual(expect.objectContaining({ path: "src/components/OrderTable.tsx" }));
    expect(names("srv main")).toEqual(["server/main.py"]);
  });

  it("says where", () => {
    expect(fuzzy(["src/App.tsx"], "app", 1)[0]?.at).toEqual([4, 5, 6]);
    for (const { path, at } of fuzzy(paths, "stx", 10)) expect(at.map((place) => path.charAt(place).toLowerCase()).join("")).toBe("stx");
  });

  it("finds nothing where a letter is missing, and everything for nothing", () => {
    expect(names("zzz")).toEqual([]);
    expect(names("")).toHaveLength(paths.length);
  });
});
