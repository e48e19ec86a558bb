import { describe, expect, it } from "vitest";
import type { Command } from "./commands";
import { commandFor, isPlain, strokeOf, type Pressed } from "./keys";

const pressed = (key: string, held: Partial<Pressed> = {}, altGr = false): Pressed => ({
  key, code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, getModifierState: (name) => altGr && name === "AltGraph", ...held,
});

describe("strokeOf", () => {
  it("names the command key of the keyboard `mod`", () => {
    expect(strokeOf(pressed("k", { ctrlKey: true }), false)).toBe("mod+k");
    expect(strokeOf(pressed("k", { metaKey: true }), true)).toBe("mod+k");
    expect(strokeOf(pressed("K", { metaKey: true, shiftKey: true }), true)).toBe("mod+shift+k");
  });
  it("leaves the keys of the system and of others alone", () => {
    for (const event of [pressed("k", { metaKey: true }), pressed("x", { altKey: true }), pressed("Shift", { shiftKey: true })]) expect(strokeOf(event, false)).toBeNull();
    expect(strokeOf(pressed("k", { ctrlKey: true }), true)).toBeNull();
  });
  it("names signs by themselves, however they are typed", () => {
    expect(strokeOf(pressed("?", { shiftKey: true }), false)).toBe("?");
    expect(strokeOf(pressed("/", { ctrlKey: true, altKey: true }, true), false)).toBe("/");
    expect(strokeOf(pressed("F8"), false)).toBe("f8");
    expect(strokeOf(pressed("C", { shiftKey: true }), false)).toBe("shift+c");
    expect(strokeOf(pressed("C"), false)).toBe("c");
  });
  it("finds letters on keyboards without Latin ones", () => {
    expect(strokeOf(pressed("л", { code: "KeyK", ctrlKey: true }), false)).toBe("mod+k");
    expect(strokeOf(pressed("p", { code: "KeyR" }), false)).toBe("p");
  });
});

describe("commandFor", () => {
  const command = (keys?: string, run: (() => void) | undefined = () => undefined): Command => ({ id: keys ?? "", label: "", group: "", keys, run });
  const commands = [command("mod+k"), command("g h"), command("g a"), command("F8"), command(), { ...command("mod+s"), run: undefined }];
  it("finds one after one stroke or two", () => {
    expect(commandFor(["mod+k"], commands).command?.keys).toBe("mod+k");
    expect(commandFor(["f8"], commands).command?.keys).toBe("F8");
    expect(commandFor(["g"], commands)).toEqual({ command: undefined, open: true });
    expect(commandFor(["g", "a"], commands).command?.keys).toBe("g a");
    expect(commandFor(["g", "x"], commands)).toEqual({ command: undefined, open: false });
  });
  it("does not take what something else hears", () => {
    expect(commandFor(["mod+s"], commands)).toEqual({ command: undefined, open: false });
  });
});

it("tells plain keys from those with a modifier", () => {
  expect(["?", "g h", "mod+k", "F8"].map(isPlain)).toEqual([true, true, false, false]);
});
