import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { parseReport, type Report, type ReportedError } from "./report";

/** What the preview front puts into an app's page; both ends of the wire are tested together. */
const SCRIPT = readFileSync(fileURLToPath(new URL("../../../crates/gateway/src/preview/report/report.js", import.meta.url)), "utf8");
const PAGE = "http://localhost:8080";

type Listener = (event: unknown) => void;

/** As much of a browser as the script looks at. */
function world(change: { nested?: boolean; ancestors?: string[]; active?: boolean } = {}) {
  let nowMs = 0;
  const timers: { atMs: number; work: () => void }[] = [];
  const heard: { message: unknown; to: string }[] = [];
  const logged: unknown[][] = [];
  const listeners: Record<string, Listener> = {};
  const dialogs: string[] = [];
  const went: string[] = [];
  const top = {};
  const page = change.nested ? {} : top;
  Object.assign(page, { postMessage: (message: unknown, to: string) => heard.push({ message: structuredClone(message), to }) });
  const listen = (name: string, listener: Listener): void => {
    listeners[name] = listener;
  };
  const moved = (way: string) => () => {
    went.push(way);
    return { committed: Promise.resolve(), finished: Promise.resolve() };
  };
  const sandbox: Record<string, unknown> = {
    top, parent: page, addEventListener: listen,
    document: { currentScript: { src: "http://a/.isekai/report.js", remove: () => undefined }, title: "Title", addEventListener: listen },
    location: { pathname: "/x", search: "?y", hash: "#z", ancestorOrigins: change.ancestors ?? [PAGE] },
    console: { error: (...values: unknown[]) => logged.push(values) },
    performance: { now: () => nowMs },
    setTimeout: (work: () => void, ms: number) => timers.push({ atMs: nowMs + ms, work }),
    clearTimeout: () => timers.splice(0),
    navigator: { userActivation: { hasBeenActive: change.active ?? true } },
    navigation: { canGoBack: true, canGoForward: false, addEventListener: (_: string, listener: Listener) => listen("entry", listener), back: moved("back"), forward: moved("forward") },
    alert: () => dialogs.push("alert"), confirm: () => dialogs.push("confirm"), prompt: () => "typed", print: () => undefined,
    Element: class {}, ErrorEvent: class {},
  };
  sandbox.self = sandbox.window = sandbox;
  const context = createContext(sandbox);
  runInContext(SCRIPT.replace("ISEKAI_PAGES", `${PAGE} http://127.0.0.1:8080`), context);
  return {
    heard, logged, dialogs, went,
    run: (code: string): unknown => runInContext(code, context),
    fire: (name: string, event: unknown) => listeners[name]?.(event),
    pass: (ms: number) => {
      nowMs += ms;
      for (const timer of timers.splice(0)) if (timer.atMs <= nowMs) timer.work();
    },
    reports: () => heard.flatMap(({ message }) => parseReport(message) ?? []) as Extract<Report, { type: "report" }>[],
    errors(): ReportedError[] {
      return this.reports().flatMap((report) => report.errors);
    },
  };
}

let app: ReturnType<typeof world>;
beforeEach(() => {
  app = world();
  app.pass(250);
});

it("says at once where it is, to the page around it and nobody else", () => {
  expect(app.heard.map(({ to }) => to)).toEqual([PAGE]);
  expect(app.reports()[0]?.place).toEqual({ path: "/x?y#z", title: "Title", back: true, forward: false });
  expect(world({ ancestors: ["https://evil.example"] }).heard).toEqual([]);
  expect(world({ nested: true }).heard).toEqual([]);
});

describe("errors", () => {
  it("are put into words and still logged", () => {
    app.run("console.error('a', 1, null, undefined, { b: 'c', get d() { throw 1 }, e: [1], f: { g: 1 } }, [1, 'x'], new TypeError('bad'))");
    expect(app.logged).toHaveLength(1);
    expect(app.errors()[0]).toMatchObject({ kind: "console", text: 'a 1 null undefined {b: "c", d: …, e: Array(1), f: {…}} [1, "x"] TypeError: bad' });
  });
  it("are formatted as the console does", () => {
    app.run("console.error('%s is %d%%%c', 'x', 5, 'color: red', 'rest')");
    expect(app.errors()[0]?.text).toBe("x is 5% rest");
  });
  it("that come again are counted and not sent again", () => {
    app.run("for (let i = 0; i < 50; i++) console.error('same')");
    app.pass(250);
    expect(app.errors().map(({ text, count }) => [text, count])).toEqual([["same", 1], ["same", 49]]);
  });
  it("are bounded in number, length and messages", () => {
    app.run("for (let i = 0; i < 20000; i++) console.error('x'.repeat(2000) + i, { big: 'y'.repeat(1e3) })");
    app.pass(250);
    app.pass(1000);
    const [, first, rest, ...more] = app.reports();
    expect([first?.errors.length, rest?.errors.length, more.length]).toEqual([1, 1, 0]);
    expect((first?.dropped ?? 0) + (rest?.dropped ?? 0) + (rest?.errors[0]?.count ?? 0)).toBe(19_999);
    expect(app.errors()[0]?.text).toHaveLength(1000);
    expect(app.logged).toHaveLength(20_000);
    app.run("for (let i = 0; i < 60; i++) console.error('n' + i)");
    app.pass(250);
    expect(app.reports().at(-1)).toMatchObject({ dropped: 34 });
  });
  it("of scripts, promises and resources are heard", () => {
    app.run("globalThis.thrown = new RangeError('deep'); thrown.stack = 'RangeError: deep\\n at f (http://a/.isekai/report.js:1:1)\\n at http://a/app.js:3:9'");
    const { ErrorEvent, Element, thrown } = app.run("({ ErrorEvent, Element, thrown })") as Record<string, new () => object>;
    if (!ErrorEvent || !Element) throw new Error("no classes");
    app.fire("error", Object.assign(new ErrorEvent(), { filename: "http://a/b.js", lineno: 4, colno: 5, message: "Script error.", error: null }));
    app.fire("error", { target: Object.assign(new Element(), { localName: "img", src: "http://a/no.png" }) });
    app.fire("unhandledrejection", { reason: thrown });
    app.pass(250);
    expect(app.errors()).toMatchObject([
      { kind: "error", text: "Script error.", source: "http://a/b.js", line: 4, column: 5 },
      { kind: "resource", text: "img", source: "http://a/no.png" },
      { kind: "rejection", text: "RangeError: deep", source: "http://a/app.js", line: 3, column: 9 },
    ]);
  });
  it("of what cannot be looked at do no harm", () => {
    app.run("console.error(new Proxy({}, { ownKeys() { throw new Error('no') } }))");
    app.pass(250);
    expect(app.reports().at(-1)).toMatchObject({ errors: [], dropped: 1 });
    expect(app.logged).toHaveLength(1);
  });
});

it("follows the visitor", () => {
  app.fire("entry", {});
  app.fire("entry", {});
  app.fire("entry", {});
  expect(app.heard).toHaveLength(2);
  app.pass(250);
  expect(app.heard).toHaveLength(3);
});

it("goes back and forward for the page alone, and the app does not hear of it", () => {
  const stopImmediatePropagation = vi.fn();
  const parent = app.run("parent");
  app.fire("message", { source: parent, origin: PAGE, data: { isekai: 1, go: "back" }, stopImmediatePropagation });
  app.fire("message", { source: parent, origin: PAGE, data: { isekai: 1, go: "forward" }, stopImmediatePropagation });
  expect([app.went, stopImmediatePropagation.mock.calls.length]).toEqual([["back", "forward"], 2]);
  app.fire("message", { source: {}, origin: PAGE, data: { isekai: 1, go: "back" }, stopImmediatePropagation });
  app.fire("message", { source: parent, origin: "http://evil.example", data: { isekai: 1, go: "back" }, stopImmediatePropagation });
  app.fire("message", { source: parent, origin: PAGE, data: "back", stopImmediatePropagation });
  expect([app.went.length, stopImmediatePropagation.mock.calls.length]).toEqual([2, 2]);
});

it("shows few dialogs, and none before somebody used the app", () => {
  expect(app.run("[1, 2, 3, 4].map(() => confirm('x'))")).toEqual([1, 2, 3, false]);
  app.pass(250);
  expect(app.errors()).toMatchObject([{ kind: "dialog", text: "confirm" }]);
  app.pass(10_000);
  app.run("confirm('x')");
  expect(app.dialogs).toHaveLength(4);
  const fresh = world({ active: false });
  expect([fresh.run("alert('x')"), fresh.run("confirm('x')"), fresh.run("prompt('x')"), fresh.dialogs.length]).toEqual([undefined, false, null, 0]);
});
