/** Names and what else they may be looked for by. */
export interface Findable {
  label: string;
  keywords?: string;
}

/** Those that fit all words, best first; all of them in their order where nothing is asked. */
export function rank<T extends Findable>(query: string, items: T[]): { item: T; score: number }[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return items
    .map((item) => ({ item, score: total(words, plain(item.label), plain(item.keywords ?? "")) }))
    .filter((found): found is { item: T; score: number } => found.score !== null)
    .sort((a, b) => b.score - a.score);
}

function total(words: string[], label: string, keywords: string): number | null {
  let sum = 0;
  for (const word of words) {
    const score = inLabel(word, label) ?? (startsWord(word, keywords) ? 20 : null);
    if (score === null) return null;
    sum += score;
  }
  return sum;
}

/** A beginning counts more than the beginning of a word, that more than any part, that more than letters in the same order. */
function inLabel(word: string, label: string): number | null {
  if (label.startsWith(word)) return 100;
  if (startsWord(word, label)) return 80;
  if (label.includes(word)) return 60;
  // Two letters are in nearly every name, in their order.
  const span = word.length > 2 ? spanOf(word, label) : null;
  return span !== null && span <= word.length * 3 ? 40 - (span - word.length) : null;
}

const startsWord = (word: string, text: string): boolean =>
  text.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word)) || text.includes(` ${word}`);

/** How far apart the letters stand, when they are all there in their order. */
function spanOf(word: string, label: string): number | null {
  let shortest: number | null = null;
  for (let first = label.indexOf(word.charAt(0)); first >= 0; first = label.indexOf(word.charAt(0), first + 1)) {
    let at = first;
    for (const letter of word.slice(1)) {
      at = label.indexOf(letter, at + 1);
      if (at < 0) return shortest;
    }
    const span = at - first + 1;
    if (shortest === null || span < shortest) shortest = span;
  }
  return shortest;
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
