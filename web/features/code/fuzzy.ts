export interface Match {
  path: string;
  /** Places in the path that were asked for. */
  at: number[];
}

/** Paths that have all letters asked for in this order, the likeliest first. Nothing asked for: the first ones as they come. */
export function fuzzy(paths: readonly string[], asked: string, most: number): Match[] {
  const letters = asked.toLowerCase().replace(/\s+/g, "");
  if (letters === "") return paths.slice(0, most).map((path) => ({ path, at: [] }));
  const found: (Match & { score: number })[] = [];
  for (const path of paths) {
    const match = scored(path, letters);
    if (match) found.push(match);
  }
  found.sort((a, b) => b.score - a.score || a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
  return found.slice(0, most);
}

const WHOLE = 1_000;

function scored(path: string, letters: string): (Match & { score: number }) | null {
  const lower = path.toLowerCase();
  const nameAt = path.lastIndexOf("/") + 1;
  const inName = lower.indexOf(letters, nameAt);
  if (inName >= 0) return { path, at: run(inName, letters.length), score: 2 * WHOLE - (inName - nameAt) };
  const inPath = lower.indexOf(letters);
  if (inPath >= 0) return { path, at: run(inPath, letters.length), score: WHOLE + (startsWord(path, inPath) ? 50 : 0) };
  const at = spread(path, lower, letters, nameAt) ?? spread(path, lower, letters, 0);
  return at ? { path, at, score: worth(path, at, nameAt) } : null;
}

const run = (from: number, length: number): number[] => Array.from({ length }, (_, index) => from + index);

/** One place for each letter; starts of words are preferred as long as the rest can still follow. */
function spread(path: string, lower: string, letters: string, from: number): number[] | null {
  // Where the letter may be at the latest, so that those after it have a place.
  const latest = new Array<number>(letters.length);
  let end = lower.length;
  for (let index = letters.length - 1; index >= 0; index--) {
    end = lower.lastIndexOf(letters.charAt(index), end - 1);
    if (end < from) return null;
    latest[index] = end;
  }
  const at: number[] = [];
  let next = from;
  for (let index = 0; index < letters.length; index++) {
    const letter = letters.charAt(index);
    const first = lower.indexOf(letter, next);
    let place = first;
    if (first !== next || index === 0) {
      while (place >= 0 && place <= (latest[index] ?? -1) && !startsWord(path, place)) place = lower.indexOf(letter, place + 1);
      if (place < 0 || place > (latest[index] ?? -1)) place = first;
    }
    at.push(place);
    next = place + 1;
  }
  return at;
}

function worth(path: string, at: number[], nameAt: number): number {
  return at.reduce((sum, place, index) => {
    const follows = index > 0 && at[index - 1] === place - 1;
    return sum + (follows ? 8 : 0) + (startsWord(path, place) ? 6 : 0) + (place >= nameAt ? 3 : 0) + 1;
  }, 0);
}

function startsWord(path: string, place: number): boolean {
  if (place === 0) return true;
  const before = path.charAt(place - 1);
  const here = path.charAt(place);
  return /[^\p{L}\p{N}]/u.test(before) || (/\p{Lu}/u.test(here) && !/\p{Lu}/u.test(before));
}
