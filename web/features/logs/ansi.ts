/** A stretch of text in one look. */
export interface Span {
  text: string;
  color: Color | null;
  bold: boolean;
  dim: boolean;
}

export type Color = "red" | "green" | "yellow" | "blue" | "magenta" | "cyan" | "gray";

// ECMA-48: control sequences (CSI), control strings (OSC, DCS, …, until BEL or ST, or until the line ends), and short escapes.
const ESCAPES = /\x1b\[([0-?]*)[ -/]*([@-~])?|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[ -/]*[0-~]?|[\x00-\x08\x0b-\x1f\x7f]/g;
const ANY = /[\x00-\x08\x0b-\x1f\x7f]/;

const COLORS: (Color | null)[] = ["gray", "red", "green", "yellow", "blue", "magenta", "cyan", null];

interface Look {
  color: Color | null;
  bold: boolean;
  dim: boolean;
}
const PLAIN: Look = { color: null, bold: false, dim: false };

/** The text without escapes and control characters; spans only where it had colours. */
export function readAnsi(message: string): { text: string; spans: Span[] | null } {
  if (!ANY.test(message)) return { text: message, spans: null };
  const spans: Span[] = [];
  let look = PLAIN;
  let from = 0;
  const take = (until: number): void => {
    if (until > from) spans.push({ text: message.slice(from, until), ...look });
  };
  for (const match of message.matchAll(ESCAPES)) {
    take(match.index);
    from = match.index + match[0].length;
    if (match[2] === "m") look = styled(look, match[1] ?? "");
  }
  take(message.length);
  const text = spans.map((span) => span.text).join("");
  return { text, spans: spans.some((span) => span.color !== null || span.bold || span.dim) ? spans : null };
}

/** Select Graphic Rendition: what a log needs of it. Colours by number (38, 48) are passed over with what belongs to them. */
function styled(look: Look, parameters: string): Look {
  const codes = parameters.split(/[;:]/).map((code) => Number(code || "0"));
  let next = look;
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index] ?? 0;
    if (code === 0) next = PLAIN;
    else if (code === 1) next = { ...next, bold: true };
    else if (code === 2) next = { ...next, dim: true };
    else if (code === 22) next = { ...next, bold: false, dim: false };
    else if (code >= 30 && code <= 37) next = { ...next, color: COLORS[code - 30] ?? null };
    else if (code >= 90 && code <= 97) next = { ...next, color: COLORS[code - 90] ?? null };
    else if (code === 39) next = { ...next, color: null };
    else if (code === 38 || code === 48) index += codes[index + 1] === 2 ? 4 : 2;
  }
  return next;
}
