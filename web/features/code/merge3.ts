import { diffLines, type Hunk } from "./line-diff";

/** A stretch of the merged text, whole lines without the last line's end. */
export interface Stretch {
  from: number;
  to: number;
}

/** Both sides changed the same lines: the merged text has theirs and then mine. A side that took the lines away is null. */
export interface Clash {
  theirs: Stretch | null;
  mine: Stretch | null;
  /** The lines before either change. */
  base: string;
}

export interface Merged {
  text: string;
  clashes: Clash[];
}

type Part = { lines: string[] } | { base: string[]; theirs: string[]; mine: string[] };

/**
 * Merges two texts that began as `base`. What only one side changed is taken, what both changed alike too; changes of the same
 * lines, or of lines that touch, clash. Lines are told apart by "\n" only.
 */
export function merge3(base: string, mine: string, theirs: string): Merged {
  if (mine === theirs || theirs === base) return { text: mine, clashes: [] };
  if (mine === base) return { text: theirs, clashes: [] };
  return layOut(parts(base.split("\n"), mine.split("\n"), theirs.split("\n")));
}

function parts(base: string[], mine: string[], theirs: string[]): Part[] {
  const sides = [new Side(base, mine), new Side(base, theirs)] as const;
  const found: Part[] = [];
  let at = 0;
  for (;;) {
    const from = Math.min(sides[0].nextFrom, sides[1].nextFrom);
    if (from === Infinity) break;
    if (from > at) found.push({ lines: base.slice(at, from) });
    let to = from;
    const reached = (): boolean => sides.some((side) => side.nextFrom <= to);
    while (reached()) for (const side of sides) to = side.take(to);
    const [ours, other] = [sides[0].group(from, to), sides[1].group(from, to)];
    if (!other) found.push({ lines: ours ?? [] });
    else if (!ours) found.push({ lines: other });
    else found.push(...differing(base.slice(from, to), ours, other));
    at = to;
  }
  found.push({ lines: base.slice(at) });
  return found;
}

/** The hunks of one side, taken in the order of the base. */
class Side {
  private readonly hunks: Hunk[];
  private next = 0;
  private groupStart = 0;

  constructor(base: string[], private readonly lines: string[]) {
    this.hunks = diffLines(base, lines);
  }

  get nextFrom(): number {
    return this.hunks[this.next]?.fromA ?? Infinity;
  }

  /** Takes what touches the base lines before `to`; answers how far that reaches. */
  take(to: number): number {
    let end = to;
    for (let hunk = this.hunks[this.next]; hunk && hunk.fromA <= end; hunk = this.hunks[this.next]) {
      end = Math.max(end, hunk.toA);
      this.next++;
    }
    return end;
  }

  /** This side's lines in place of the base lines `from` to `to`; null when it left them alone. */
  group(from: number, to: number): string[] | null {
    const first = this.hunks[this.groupStart];
    const last = this.hunks[this.next - 1];
    if (this.groupStart === this.next || !first || !last) return null;
    this.groupStart = this.next;
    return this.lines.slice(first.fromB - (first.fromA - from), last.toB + (to - last.toA));
  }
}

/** What both sides have at the start and at the end of the stretch is no matter of choice. */
function differing(base: string[], mine: string[], theirs: string[]): Part[] {
  const most = Math.min(mine.length, theirs.length);
  let start = 0;
  while (start < most && mine[start] === theirs[start]) start++;
  let end = 0;
  while (end < most - start && mine[mine.length - 1 - end] === theirs[theirs.length - 1 - end]) end++;
  const inside = (lines: string[]): string[] => lines.slice(start, lines.length - end);
  if (mine.length === theirs.length && start + end === mine.length) return [{ lines: mine }];
  return [{ lines: mine.slice(0, start) }, { base, mine: inside(mine), theirs: inside(theirs) }, { lines: mine.slice(mine.length - end) }];
}

function layOut(found: Part[]): Merged {
  const lines: string[] = [];
  const clashes: Clash[] = [];
  let offset = 0;
  const add = (added: string[]): Stretch | null => {
    if (added.length === 0) return null;
    const from = offset;
    for (const line of added) {
      lines.push(line);
      offset += line.length + 1;
    }
    return { from, to: offset - 1 };
  };
  for (const part of found) {
    if ("lines" in part) add(part.lines);
    else clashes.push({ theirs: add(part.theirs), mine: add(part.mine), base: part.base.join("\n") });
  }
  return { text: lines.join("\n"), clashes };
}
