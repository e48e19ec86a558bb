export interface LineCount {
  added: number;
  removed: number;
}

/** Lines that a unified diff of one file adds and removes. */
export function countLines(unified: string): LineCount {
  const count: LineCount = { added: 0, removed: 0 };
  let at = unified.indexOf("@@");
  // Only after the header, whose file names begin with the same signs.
  for (at = at < 0 ? unified.length : unified.indexOf("\n", at) + 1; at > 0 && at < unified.length; at = unified.indexOf("\n", at) + 1) {
    const sign = unified.charCodeAt(at);
    if (sign === 43) count.added++;
    else if (sign === 45) count.removed++;
  }
  return count;
}

export const total = (counts: LineCount[]): LineCount =>
  counts.reduce((sum, { added, removed }) => ({ added: sum.added + added, removed: sum.removed + removed }), { added: 0, removed: 0 });

/** The lines without the header that names the file once more. */
export function hunkLines(unified: string): string[] {
  const lines = unified.replace(/\n$/, "").split("\n");
  const first = lines.findIndex((line) => line.startsWith("@@"));
  return first < 0 ? lines : lines.slice(first);
}
