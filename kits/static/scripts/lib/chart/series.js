import { fromIso } from '../dates.js'
import { isEmpty } from '../records/fields.js'
import { formatValue, list } from '../records/format.js'
import { measure } from '../records/measure.js'
/** More groups than these are not drawn. */
const MAX_GROUPS = 12
/** The latest points of a time series. */
const MAX_PERIODS = 36

/** One point per value of the grouping field; dates by period and in order, choices in theirs, the rest by size. */
export function series(rows, grouping, names = {}) {
  const points = groupRows(rows, grouping, names).map((group) => ({
    label: group.label,
    value: valueOf(grouping, group.rows),
  }))
  if (isDated(grouping.by)) return points.slice(-MAX_PERIODS)
  return points.slice(0, MAX_GROUPS)
}

/** The records of each value of the grouping field, in the order of `series`. A record with several values is in several. */
export function groupRows(rows, grouping, names = {}) {
  const groups = new Map()
  for (const row of rows) {
    for (const key of keysOf(grouping, row[grouping.by.id]))
      groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return order(grouping, [...groups.keys()], groups).map((key) => ({
    key,
    label: labelOf(grouping, key, names),
    rows: groups.get(key) ?? [],
  }))
}

function isDated(field) {
  return field.type === 'date' || field.type === 'dateTime'
}

function keysOf({ by, period }, value) {
  if (by.type === 'boolean') return [String(value === true)]
  if (value === undefined || isEmpty(value)) return []
  if (isDated(by))
    return [String(value).slice(0, period === 'year' ? 4 : period === 'month' ? 7 : 10)]
  return list(value)
}

function order({ by, measure: wanted }, keys, groups) {
  if (isDated(by)) return keys.toSorted()
  if (by.type === 'rating') return keys.toSorted((a, b) => Number(a) - Number(b))
  if (by.type === 'choice') {
    return by.options.map((option) => option.value).filter((value) => groups.has(value))
  }
  const size = (key) => measure(groups.get(key) ?? [], { label: '', ...wanted }) ?? 0
  return keys.toSorted((a, b) => size(b) - size(a))
}

function labelOf({ by, period }, key, names) {
  if (by.type === 'boolean') return key === 'true' ? by.label : `Not ${by.label.toLowerCase()}`
  if (by.type === 'relation') return names[by.of().key]?.[key] ?? 'deleted'
  if (!isDated(by)) return formatValue(by, by.type === 'rating' ? Number(key) : key)
  if (period === 'year') return key
  const date = fromIso(period === 'month' ? `${key}-01` : key)
  if (!date) return key
  return date.toLocaleDateString(
    undefined,
    period === 'month' ? { month: 'short', year: '2-digit' } : { day: 'numeric', month: 'short' },
  )
}

function valueOf({ measure: wanted }, rows) {
  return measure(rows, { label: '', ...wanted }) ?? 0
}
