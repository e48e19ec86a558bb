/** Entries under their common name, in the order in which the names first occur. */
export function groupBy(entries, nameOf) {
  const groups = new Map()
  for (const entry of entries) {
    const name = nameOf(entry)
    groups.set(name, [...(groups.get(name) ?? []), entry])
  }
  return [...groups].map(([name, members]) => ({ name, entries: members }))
}
