import { fromIso } from './dates.js'

/** Records by months, or by years where they are spread over many. Those without a date come last, together. */
export function spansOfTime(rows, date, order, by) {
  const dated = rows.filter((row) => fromIso(String(row[date] ?? '')) !== null)
  const sign = order === 'newest' ? -1 : 1
  const sorted = dated.toSorted((a, b) => sign * String(a[date]).localeCompare(String(b[date])))
  const digits = (by ?? widthOf(sorted, date)) === 'year' ? 4 : 7
  const spans = []
  for (const row of sorted) {
    const key = String(row[date]).slice(0, digits)
    const last = spans.at(-1)
    if (last?.key === key) last.rows.push(row)
    else spans.push({ key, label: labelOf(key), rows: [row] })
  }
  const undated = rows.filter((row) => !dated.includes(row))
  return undated.length === 0 ? spans : [...spans, { key: '', label: 'No date', rows: undated }]
}

/** Years are enough where records are rarer than a few a year. */
function widthOf(sorted, date) {
  const years = new Set(sorted.map((row) => String(row[date]).slice(0, 4)))
  return years.size > 3 && sorted.length < years.size * 6 ? 'year' : 'month'
}

function labelOf(key) {
  if (key.length === 4) return key
  const date = fromIso(`${key}-01`)
  return date?.toLocaleDateString(undefined, { month: 'long', year: 'numeric' }) ?? key
}
