import { diffLines } from "./line-diff";

export interface TextChange {
  from: number;
  to: number;
  insert: string;
}

/** What makes `after` of `before`, whole lines each, so that whatever stands in other lines stays where it is. */
export function textChanges(before: string, after: string): TextChange[] {
  const old = before.split("\n");
  const lines = after.split("\n");
  const starts = [0];
  for (const line of old) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  const startOf = (line: number): number => starts[line] ?? 0;
  return diffLines(old, lines).map(({ fromA, toA, fromB, toB }) => {
    const insert = lines.slice(fromB, toB).join("\n");
    const some = toB > fromB;
    if (toA < old.length) return { from: startOf(fromA), to: startOf(toA), insert: some ? `${insert}\n` : "" };
    // At the end of the text it is the line's end before it that comes or goes.
    if (fromA === 0) return { from: 0, to: before.length, insert };
    return { from: startOf(fromA) - 1, to: before.length, insert: some ? `\n${insert}` : "" };
  });
}
