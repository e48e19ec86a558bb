/** How the lines of a file end. With `mixed`, a carriage return is a character like any other, so that saving keeps each. */
export type Ends = "lf" | "crlf" | "mixed";

export interface Traits {
  lineCount: number;
  longestLine: number;
  /** Not made for reading: an image, an archive. */
  binary: boolean;
  /** Invisible characters that change the order in which text is shown; see trojansource.codes. */
  turns: number;
}

/** A file as the editor has it: the line ends are "\n" wherever all were alike. */
export interface FileText {
  text: string;
  ends: Ends;
}

export function endsOf(raw: string): Ends {
  let returns = 0;
  let pairs = 0;
  for (let at = raw.indexOf("\r"); at >= 0; at = raw.indexOf("\r", at + 1)) {
    returns++;
    if (raw.charCodeAt(at + 1) === 10) pairs++;
  }
  if (returns === 0) return "lf";
  if (returns > pairs) return "mixed";
  let feeds = 0;
  for (let at = raw.indexOf("\n"); at >= 0; at = raw.indexOf("\n", at + 1)) feeds++;
  return feeds === pairs ? "crlf" : "mixed";
}

export function fromFile(raw: string): FileText {
  const ends = endsOf(raw);
  return { text: ends === "crlf" ? raw.replaceAll("\r\n", "\n") : raw, ends };
}

export const toFile = ({ text, ends }: FileText): string => (ends === "crlf" ? text.replaceAll("\n", "\r\n") : text);

const LOOKED_AT = 8_192;
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
/** Control characters that no text has, and what stands for bytes that are none. */
const UNREADABLE = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g;

export function traitsOf(text: string): Traits {
  let lineCount = 1;
  let longestLine = 0;
  let start = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", start)) {
    longestLine = Math.max(longestLine, at - start);
    lineCount++;
    start = at + 1;
  }
  longestLine = Math.max(longestLine, text.length - start);
  const beginning = text.slice(0, LOOKED_AT);
  const unreadable = beginning.match(UNREADABLE)?.length ?? 0;
  const binary = beginning.includes("\0") || unreadable > beginning.length / 50;
  return { lineCount, longestLine, binary, turns: text.match(TURNS)?.length ?? 0 };
}

/** A name in which nothing is invisible: such characters are shown by their numbers. */
export const visibleName = (name: string): string =>
  name.replace(/[\u00ad\u061c\u200b-\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, (found) =>
    `[U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);
