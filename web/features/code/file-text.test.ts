import { describe, expect, it } from "vitest";
import { endsOf, fromFile, toFile, traitsOf, visibleName } from "./file-text";

describe("line ends", () => {
  it("are told by all of them", () => {
    expect(["", "a\nb", "a\r\nb\r\n", "a\r\nb\n", "a\rb", "\r\n\r"].map(endsOf)).toEqual(["lf", "lf", "crlf", "mixed", "mixed", "mixed"]);
  });

  it("come back as they were", () => {
    for (const raw of ["", "a", "a\n", "a\r\nb", "a\r\nb\r\n", "a\r\nb\n", "a\rb", "\ufeffa\r\n"]) expect(toFile(fromFile(raw))).toBe(raw);
    expect(fromFile("a\r\nb").text).toBe("a\nb");
  });
});

describe("traitsOf", () => {
  it("counts lines and the longest one", () => {
    expect(traitsOf("ab\nabcd\n")).toMatchObject({ lineCount: 3, longestLine: 4, binary: false, turns: 0 });
    expect(traitsOf("")).toMatchObject({ lineCount: 1, longestLine: 0, binary: false });
  });

  it("knows what is not text, and leaves strange text alone", () => {
    expect(traitsOf("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR").binary).toBe(true);
    expect(traitsOf("\ufffd\ufffd\u0001\u0002abc").binary).toBe(true);
    expect(traitsOf("שלום 👩‍💻\t\u001b[31mred\u001b[0m\n").binary).toBe(false);
  });

  it("counts what turns the reading order", () => {
    expect(traitsOf("if (a\u202e⁦) {}⁩").turns).toBe(3);
  });
});

it("shows what is invisible in a name", () => {
  expect(visibleName("a\u202egpj.ts")).toBe("a[U+202E]gpj.ts");
  expect(visibleName("👩\u200d💻.svg")).toBe("👩\u200d💻.svg");
});
