/**
 * What an app in the frame says of itself, through the script that the preview front put into its page. The app can say anything in that
 * script's name, so whatever comes is checked for its shape, cut, and shown as text.
 */
export type ErrorKind = "console" | "error" | "rejection" | "resource" | "dialog";

export interface ReportedError {
  kind: ErrorKind;
  /** Of a resource the element that wanted it, of a dialog the function that would have opened it. */
  text: string;
  /** Address of the script, or of the resource; empty when it is not known. */
  source: string;
  /** From 1; 0 when it is not known. */
  line: number;
  column: number;
  count: number;
}

/** Where in the app its visitor is. */
export interface Place {
  path: string;
  title: string;
  back: boolean;
  forward: boolean;
}

export type Report =
  | { type: "report"; errors: ReportedError[]; dropped: number; place: Place | null }
  /** The front's own page stands in the place of the app's. */
  | { type: "notice"; what: string; path: string | null };

const KINDS: ReadonlySet<string> = new Set(["console", "error", "rejection", "resource", "dialog"]);
const MAX_ERRORS = 25;
const MAX_TEXT = 1_000;
const MAX_ADDRESS = 2_000;
const MAX_TITLE = 200;
const MAX_COUNT = 1_000_000;
/** Control characters but line breaks and tabs, and those that turn the direction of the text around them. */
const HIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export function parseReport(data: unknown): Report | null {
  if (!isRecord(data) || data.isekai !== 1) return null;
  if (data.notice !== undefined) {
    return typeof data.notice === "string" ? { type: "notice", what: text(data.notice, 40), path: pathOf(data.path) } : null;
  }
  if (!Array.isArray(data.errors)) return null;
  const errors = data.errors.slice(0, MAX_ERRORS).flatMap((entry) => errorOf(entry) ?? []);
  const missing = data.errors.length - errors.length;
  return { type: "report", errors, dropped: Math.min(MAX_COUNT, count(data.dropped) + missing), place: placeOf(data.place) };
}

function errorOf(value: unknown): ReportedError | null {
  if (!isRecord(value) || typeof value.kind !== "string" || !KINDS.has(value.kind) || typeof value.text !== "string") return null;
  return {
    kind: value.kind as ErrorKind,
    text: text(value.text, MAX_TEXT),
    source: text(value.source, MAX_ADDRESS),
    line: count(value.line),
    column: count(value.column),
    count: Math.max(1, count(value.count)),
  };
}

function placeOf(value: unknown): Place | null {
  if (!isRecord(value)) return null;
  const path = pathOf(value.path);
  return path === null ? null : { path, title: text(value.title, MAX_TITLE), back: value.back === true, forward: value.forward === true };
}

function pathOf(value: unknown): string | null {
  return typeof value === "string" && value.startsWith("/") ? text(value, MAX_ADDRESS).replace(/[\n\t]/g, "") : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const text = (value: unknown, length: number): string =>
  typeof value === "string" ? value.slice(0, length).replace(HIDDEN, "").trim() : "";

const count = (value: unknown): number =>
  typeof value === "number" && Number.isFinite(value) && value > 0 ? Math.min(MAX_COUNT, Math.floor(value)) : 0;
