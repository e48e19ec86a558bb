import type { Row } from './records/fields'

export interface Column {
  /** Null gathers the records that are in no column yet. */
  value: string | null
  label: string
  rows: Row[]
}

/** Sorts records into columns by a choice field; a column for those without a value only when there are any. */
export function columnsOf(
  rows: readonly Row[],
  field: string,
  options: readonly { value: string; label: string }[],
): Column[] {
  const columns: Column[] = options.map((option) => ({
    ...option,
    rows: rows.filter((row) => row[field] === option.value),
  }))
  const rest = rows.filter((row) => !options.some((option) => option.value === row[field]))
  return rest.length === 0 ? columns : [{ value: null, label: 'None', rows: rest }, ...columns]
}

/** The value of the next column to the right (1) or left (-1) that the card may go to; null when there is none. */
export function neighbour(
  options: readonly { value: string }[],
  value: string | null,
  steps: 1 | -1,
  mayGo: (value: string) => boolean = () => true,
): string | null {
  const at = options.findIndex((option) => option.value === value)
  const ahead = steps === 1 ? options.slice(at + 1) : options.slice(0, Math.max(at, 0)).reverse()
  return ahead.find((option) => mayGo(option.value))?.value ?? null
}

/** Puts a record before another one, or last: the order of the list is the order in the columns. */
export function moveCard(rows: readonly Row[], id: string, beforeId: string | null = null): Row[] {
  const moved = rows.find((row) => row.id === id)
  if (!moved || id === beforeId) return [...rows]
  const others = rows.filter((row) => row.id !== id)
  const at = others.findIndex((row) => row.id === beforeId)
  return others.toSpliced(at === -1 ? others.length : at, 0, moved)
}
