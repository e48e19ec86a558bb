import { describe, expect, it } from "vitest";
import { MAX_PROMPT_BYTES, promptProblem } from "./prompt-limit";

describe("promptProblem", () => {
  it("counts bytes, not characters, of what is left after trimming", () => {
    expect(promptProblem("x".repeat(MAX_PROMPT_BYTES) + "  ")).toBeNull();
    expect(promptProblem("x".repeat(MAX_PROMPT_BYTES + 1))).toEqual({ kind: "too-long", bytes: MAX_PROMPT_BYTES + 1 });
    expect(promptProblem("é".repeat(MAX_PROMPT_BYTES / 2 + 1))?.kind).toBe("too-long");
  });
  it("finds control characters but lets line breaks and tabs pass", () => {
    expect(promptProblem("a\tb\r\nc 🛒")).toBeNull();
    expect(promptProblem("🛒a\u0000")).toEqual({ kind: "control", position: 3 });
  });
});
