import { expect, it } from "vitest";
import { readAnsi } from "./ansi";

const ESC = "\x1b";
const look = (message: string) => readAnsi(message).spans?.map((span) => [span.text, span.color, span.bold, span.dim]);

it("leaves plain text as it is", () => {
  expect(readAnsi("GET / 200\tin 3 ms")).toEqual({ text: "GET / 200\tin 3 ms", spans: null });
});

it("reads colours, and what ends them", () => {
  expect(look(`${ESC}[31mno${ESC}[0m yes ${ESC}[1;92mgood${ESC}[22;39m end`)).toEqual([
    ["no", "red", false, false], [" yes ", null, false, false], ["good", "green", true, false], [" end", null, false, false],
  ]);
  expect(look(`${ESC}[2mdim${ESC}[m`)).toEqual([["dim", null, false, true]]);
});

it("passes over colours by number, and does not take their parts for others", () => {
  expect(readAnsi(`${ESC}[38;5;31mx${ESC}[48;2;31;32;33my`)).toEqual({ text: "xy", spans: null });
  expect(look(`${ESC}[38;2;1;2;3;31mx`)).toEqual([["x", "red", false, false]]);
});

it("drops whatever else a terminal would act on", () => {
  for (const escape of ["[2J", "[1A", "[?25l", "]0;title\x07", "]8;;https://evil\x1b\\", "P1$r\x1b\\", "(B", "c", "", "[31"]) {
    expect(readAnsi(`a${ESC}${escape}`).text).toBe("a");
  }
  expect(readAnsi("progress\r100 %\b\x00\x7f").text).toBe("progress100 %");
});
