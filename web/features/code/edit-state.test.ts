import { describe, expect, it } from "vitest";
import type { FileDraft } from "./drafts";
import { isDirty, merged, openFile, discarded, savedAs, serverChanged, typed, type EditState, type Loaded } from "./edit-state";

const at = (text: string, version: number): Loaded => ({ text, version, ends: "lf" });
const opened = openFile(at("a", 1), null);
const type = (state: EditState, text: string): EditState => typed(state, text, []);
const draft = (base: string, text: string): FileDraft => ({ version: 1, base, text, ends: "lf", clashes: [] });

describe("an open file", () => {
  it("follows the server while nothing is typed, without another text in the editor for the same one", () => {
    expect(serverChanged(opened, at("a", 2))).toMatchObject({ base: "a", version: 2, text: "a", epoch: 0 });
    expect(serverChanged(opened, at("b", 2))).toMatchObject({ base: "b", version: 2, text: "b", epoch: 1 });
  });

  it("never loses what was typed", () => {
    const edited = type(opened, "mine");
    expect(serverChanged(edited, at("b", 2))).toBe(edited);
    expect(isDirty(savedAs(type(edited, "mine, and more"), "mine", at("mine", 2)))).toBe(true);
    expect(openFile(at("b", 5), draft("a", "mine"))).toMatchObject({ version: 1, text: "mine" });
    expect(openFile(at("b", 5), draft("a", "a"))).toMatchObject({ version: 5, text: "b" });
  });

  it("is not set back by an answer that was under way while it was saved", () => {
    const saved = savedAs(type(opened, "mine"), "mine", at("mine", 2));
    expect(serverChanged(saved, at("a", 1))).toBe(saved);
    expect(serverChanged(saved, at("mine", 2)).epoch).toBe(saved.epoch);
  });

  it("goes on with what was typed while it was saved", () => {
    const saved = savedAs(type(opened, "mine, and more"), "mine", at("mine", 2));
    expect(saved).toMatchObject({ base: "mine", text: "mine, and more", version: 2, epoch: opened.epoch });
    expect(serverChanged(saved, at("mine", 2))).toBe(saved);
  });

  it("has what others changed when it was saved together with it", () => {
    const edited = type(openFile(at("a\nb\nc\nd", 1), null), "A\nb\nc\nd");
    expect(savedAs(edited, "A\nb\nc\nd", at("A\nb\nc\nD", 3))).toMatchObject({ text: "A\nb\nc\nD", base: "A\nb\nc\nD", version: 3, clashes: [], epoch: 1 });
    const further = savedAs(type(edited, "A\nb!\nc\nd"), "A\nb\nc\nd", at("A\nb\nc\nD", 3));
    expect(further).toMatchObject({ text: "A\nb!\nc\nD", base: "A\nb\nc\nD", clashes: [] });
    expect(isDirty(further)).toBe(true);
  });

  it("goes back to what was saved last, though that was not read yet", () => {
    const saved = type(savedAs(type(opened, "mine"), "mine", at("mine", 2)), "mine, and more");
    expect(discarded(saved, at("a", 1))).toMatchObject({ text: "mine", base: "mine", version: 2, epoch: 1 });
    expect(discarded(saved, at("theirs", 3))).toMatchObject({ text: "theirs", version: 3 });
  });

  it("is clean after saving and after taking the other side", () => {
    expect(isDirty(savedAs(type(opened, "mine"), "mine", at("mine", 2)))).toBe(false);
    expect(isDirty(discarded(type(opened, "mine"), at("theirs", 2)))).toBe(false);
  });

  it("holds both sides of what clashed, and is an edit of theirs from then on", () => {
    const clashed = merged(type(opened, "mine"), at("theirs", 2));
    expect(clashed).toMatchObject({ base: "theirs", version: 2, text: "theirs\nmine", epoch: 1 });
    expect(clashed.clashes).toHaveLength(1);
    expect(openFile(at("theirs", 2), clashed)).toEqual({ ...clashed, epoch: 0 });
    // They took the same line again: asked about once more, nothing lost.
    const again = merged(typed(clashed, "theirs\nmine", []), at("theirs, again", 3));
    expect(again.text).toBe("theirs, again\ntheirs\nmine");
  });
});
