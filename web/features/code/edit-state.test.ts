import { describe, expect, it } from "vitest";
import { isDirty, openFile, replaced, savedAs, serverChanged, typed } from "./edit-state";

const opened = openFile({ text: "a", version: 1 }, null);

describe("an open file", () => {
  it("follows the server while nothing is typed, without a new editor for the same text", () => {
    expect(serverChanged(opened, { text: "a", version: 2 })).toEqual({ base: "a", version: 2, text: "a", epoch: 0 });
    expect(serverChanged(opened, { text: "b", version: 2 })).toEqual({ base: "b", version: 2, text: "b", epoch: 1 });
  });

  it("never loses what was typed", () => {
    const edited = typed(opened, "mine");
    expect(serverChanged(edited, { text: "b", version: 2 })).toEqual(edited);
    expect(isDirty(savedAs(typed(edited, "mine, and more"), "mine", 2))).toBe(true);
    expect(openFile({ text: "b", version: 5 }, { version: 1, base: "a", text: "mine" })).toMatchObject({ version: 1, text: "mine" });
  });

  it("is not set back by an answer that was under way while it was saved", () => {
    const saved = savedAs(typed(opened, "mine"), "mine", 2);
    expect(serverChanged(saved, { text: "a", version: 1 })).toBe(saved);
    expect(serverChanged(saved, { text: "mine", version: 2 }).epoch).toBe(saved.epoch);
  });

  it("goes on with what was typed while it was saved", () => {
    const saved = savedAs(typed(typed(opened, "mine"), "mine, and more"), "mine", 2);
    expect(saved).toMatchObject({ base: "mine", text: "mine, and more", version: 2, epoch: opened.epoch });
    expect(serverChanged(saved, { text: "mine", version: 2 })).toBe(saved);
  });

  it("is clean after saving and after taking the other side", () => {
    expect(isDirty(savedAs(typed(opened, "mine"), "mine", 2))).toBe(false);
    expect(isDirty(replaced(typed(opened, "mine"), "theirs", 2))).toBe(false);
  });
});
