import { describe, expect, it } from "vitest";
import type { LogLevel, LogLine } from "@/lib/api/types";
import { LogBook, MAX_LINES } from "./book";
import { NO_FILTER } from "./entry";

const line = (seq: number, logLevel: LogLevel = "info", message = `line ${seq}`, source: string | null = "app"): LogLine => ({
  id: String(seq), appId: "a", seq, logLevel, message, metadata: source && { source }, timestamp: "2026-01-01T00:00:00Z",
});
const lines = (from: number, to: number): LogLine[] => Array.from({ length: to - from + 1 }, (_, index) => line(from + index));
const seqs = (book: LogBook): number[] => book.current().shown.map((entry) => entry.seq);

/** A book whose clock moves on by a millisecond with every look at it, and whose work is done when the test says so. */
function slow() {
  const left: (() => void)[] = [];
  let time = 0;
  const book = new LogBook((work) => left.push(work), () => time++);
  return { book, left, rest: () => { while (left.length) left.shift()?.(); } };
}

describe("lines", () => {
  it("come in order, each once", () => {
    const book = new LogBook();
    book.add([line(1), line(2)]);
    book.add([line(2), line(3), line(3), line(4)]);
    expect(seqs(book)).toEqual([1, 2, 3, 4]);
    expect(book.last).toBe(4);
  });

  it("are forgotten, the oldest first, also among those that pass the filter", () => {
    const { book, rest } = slow();
    book.filter({ ...NO_FILTER, text: "0" });
    for (let from = 1; from <= MAX_LINES; from += 500) book.add(lines(from, from + 499));
    rest();
    expect(seqs(book)[0]).toBe(10);
    book.add(lines(MAX_LINES + 1, MAX_LINES + 15));
    rest();
    expect(book.current().total).toBe(MAX_LINES);
    expect(seqs(book).slice(0, 2)).toEqual([20, 30]);
    expect(seqs(book).at(-1)).toBe(10_015);
  });
});

describe("the filter", () => {
  it("goes by level, source and words, not minding case", () => {
    const book = new LogBook();
    book.add([line(1, "debug"), line(2, "warn", "Disk FULL (99 %)"), line(3, "error", "boom", null), line(4, "error", "\x1b[31mdisk\x1b[0m full (0 %)")]);
    const shows = (filter: Partial<typeof NO_FILTER>) => (book.filter({ ...NO_FILTER, ...filter }), seqs(book));
    expect(shows({ least: "warn" })).toEqual([2, 3, 4]);
    expect(shows({ text: " disk full (" })).toEqual([2, 4]);
    expect(shows({ source: "platform" })).toEqual([3]);
    for (const text of ["a*b", "a-b", "[x]/{y}|^$\\"]) expect(shows({ text })).toEqual([]);
    expect(book.current().sources).toEqual(["app", "platform"]);
  });

  it("works bit by bit, and begins anew when it changes in the middle", () => {
    const { book, left, rest } = slow();
    book.add(lines(1, 5_000));
    expect(book.current().searching).toBe(true);
    expect(book.current().shown.length).toBeLessThan(5_000);
    book.filter({ ...NO_FILTER, text: "99" });
    expect(left).toHaveLength(1);
    rest();
    expect(book.current().searching).toBe(false);
    expect(seqs(book).every((seq) => String(seq).includes("99"))).toBe(true);
    expect(seqs(book)).toHaveLength(lines(1, 5_000).filter(({ seq }) => String(seq).includes("99")).length);
  });
});

describe("while nobody follows", () => {
  it("what is shown stays, and what comes is counted", () => {
    const book = new LogBook();
    book.filter({ ...NO_FILTER, least: "error" });
    book.add([line(1, "error"), line(2)]);
    book.follow(false);
    book.add([line(3, "error"), line(4), line(5, "error")]);
    expect(seqs(book)).toEqual([1]);
    expect(book.current()).toMatchObject({ fresh: 2, total: 2 });
    book.filter(NO_FILTER);
    expect(seqs(book)).toEqual([1, 2]);
    expect(book.current().fresh).toBe(3);
    book.follow(true);
    expect(seqs(book)).toEqual([1, 2, 3, 4, 5]);
    expect(book.current()).toMatchObject({ fresh: 0, total: 5 });
  });

  it("no more than the newest wait", () => {
    const { book, rest } = slow();
    book.add(lines(1, 10));
    book.follow(false);
    book.add(lines(11, MAX_LINES + 20));
    rest();
    expect(seqs(book)).toHaveLength(10);
    book.follow(true);
    rest();
    expect([seqs(book)[0], seqs(book).length]).toEqual([21, MAX_LINES]);
  });
});
