export interface Query {
  words: string;
  matchCase: boolean;
  wholeWord: boolean;
}

export interface Hit {
  /** From 1. */
  line: number;
  /** Place in the line, from 0. */
  column: number;
  length: number;
  before: string;
  found: string;
  after: string;
}

export interface Found {
  files: { path: string; hits: Hit[] }[];
  hits: number;
  /** There are more than are listed. */
  more: boolean;
}

export const MOST_HITS = 1_000;
const CONTEXT_BEFORE = 12;
const CONTEXT_AFTER = 120;

/** Where the words stand in the files, in the order of the files. */
export function findInFiles(files: Iterable<readonly [path: string, text: string]>, query: Query, most = MOST_HITS): Found {
  const found: Found = { files: [], hits: 0, more: false };
  if (query.words === "") return found;
  const pattern = patternOf(query);
  for (const [path, text] of files) {
    const hits = findInText(text, pattern, most - found.hits + 1);
    if (hits.length === 0) continue;
    const left = most - found.hits;
    if (hits.length > left) found.more = true;
    if (left > 0) found.files.push({ path, hits: hits.slice(0, left) });
    found.hits += Math.min(hits.length, left);
    if (found.more) break;
  }
  return found;
}

const WORD = "[\\p{L}\\p{N}\\p{M}_]";

/** The words as they are: no sign in them has a meaning of its own. */
function patternOf({ words, matchCase, wholeWord }: Query): RegExp {
  const plain = words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const edge = (character: string, look: string): string => (wholeWord && new RegExp(WORD, "u").test(character) ? look : "");
  const characters = [...words];
  const before = edge(characters[0] ?? "", `(?<!${WORD})`);
  const after = edge(characters.at(-1) ?? "", `(?!${WORD})`);
  return new RegExp(before + plain + after, matchCase ? "gu" : "giu");
}

function findInText(text: string, pattern: RegExp, most: number): Hit[] {
  const hits: Hit[] = [];
  let line = 1;
  let lineStart = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match && hits.length < most; match = pattern.exec(text)) {
    for (let at = text.indexOf("\n", lineStart); at >= 0 && at < match.index; at = text.indexOf("\n", lineStart)) {
      line++;
      lineStart = at + 1;
    }
    const end = match.index + match[0].length;
    const next = text.indexOf("\n", end);
    const lineEnd = next < 0 ? text.length : next;
    const from = Math.max(lineStart, match.index - CONTEXT_BEFORE);
    hits.push({
      line,
      column: match.index - lineStart,
      length: match[0].length,
      before: (from > lineStart ? "…" : "") + text.slice(from, match.index).replace(/^\s+/, ""),
      found: match[0],
      after: text.slice(end, Math.min(lineEnd, end + CONTEXT_AFTER)).trimEnd(),
    });
  }
  return hits;
}
