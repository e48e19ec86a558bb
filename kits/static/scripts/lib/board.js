/** Sorts records into columns by a choice field; a column for those without a value only when there are any. */
export function columnsOf(rows, field, options) {
  const columns = options.map((option) => ({
    ...option,
    rows: rows.filter((row) => row[field] === option.value),
  }))
  const rest = rows.filter((row) => !options.some((option) => option.value === row[field]))
  return rest.length === 0 ? columns : [{ value: null, label: 'None', rows: rest }, ...columns]
}

/** The value of the next column to the right (1) or left (-1) that the card may go to; null when there is none. */
export function neighbour(options, value, steps, mayGo = () => true) {
  const at = options.findIndex((option) => option.value === value)
  const ahead = steps === 1 ? options.slice(at + 1) : options.slice(0, Math.max(at, 0)).reverse()
  return ahead.find((option) => mayGo(option.value))?.value ?? null
}

/** Puts a record before another one, or last: the order of the list is the order in the columns. */
export function moveCard(rows, id, beforeId = null) {
  const moved = rows.find((row) => row.id === id)
  if (!moved || id === beforeId) return [...rows]
  const others = rows.filter((row) => row.id !== id)
  const at = others.findIndex((row) => row.id === beforeId)
  return others.toSpliced(at === -1 ? others.length : at, 0, moved)
}
