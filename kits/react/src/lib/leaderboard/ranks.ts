import { nameIn } from '../community/comments'
import { fromIso } from '../dates'
import type { Entity, Field, FieldValue, Row } from '../records/fields'
import type { Names } from '../records/query'

export type Period = 'all' | 'year' | 'month' | 'week' | 'today'

export interface Rank {
  /** 1 for the best. Equal scores share a rank, and the next one is left out. */
  rank: number
  name: string
  score: number
  row: Row
}

export interface BoardFields {
  name?: Field
  score?: Field
  date?: Field
}

const scoreWords = /score|points|xp|rating|total|wins|level/i

/** Which fields hold who, how much and when. */
export function boardFields(
  entity: Entity,
  given: { name?: string; score?: string } = {},
): BoardFields {
  const fields: readonly Field[] = entity.fields
  const byId = (id: string | undefined) => fields.find((field) => field.id === id)
  const numbers = fields.filter((field) => ['number', 'money', 'rating'].includes(field.type))
  return {
    name:
      byId(given.name) ??
      fields.find(
        (field) => field.type === 'relation' && /player|user|member|team|name/i.test(field.id),
      ) ??
      fields.find((field) => field.type === 'text' && /name|player|user|team/i.test(field.id)) ??
      fields.find((field) => field.type === 'text' && !field.multiline),
    score: byId(given.score) ?? numbers.find((field) => scoreWords.test(field.id)) ?? numbers[0],
    date: fields.find((field) => field.type === 'date' || field.type === 'dateTime'),
  }
}

interface Wanted {
  period?: Period
  order?: 'highest' | 'lowest'
  /** What counts of somebody with several records. */
  combine?: 'best' | 'sum'
}

/** Ranks records, one line per name. */
export function ranked(
  { name, score, date }: BoardFields,
  rows: readonly Row[],
  names: Names,
  { period = 'all', order = 'highest', combine = 'best' }: Wanted,
  now: Date = new Date(),
): Rank[] {
  const better = (a: number, b: number) => (order === 'highest' ? b - a : a - b)
  const lines = new Map<string, { name: string; score: number; row: Row }>()
  for (const row of rows) {
    const value = score ? row[score.id] : null
    const who = nameIn(name, row, names).trim()
    const counts =
      typeof value === 'number' && who !== '' && isWithin(date && row[date.id], period, now)
    if (!counts) continue
    const known = lines.get(who.toLocaleLowerCase())
    if (!known) lines.set(who.toLocaleLowerCase(), { name: who, score: value, row })
    else if (combine === 'sum') known.score += value
    else if (better(known.score, value) > 0) Object.assign(known, { score: value, row })
  }
  const sorted = [...lines.values()].toSorted((a, b) => better(a.score, b.score))
  return sorted.map((line) => ({
    ...line,
    rank: sorted.findIndex((other) => other.score === line.score) + 1,
  }))
}

export function rankOf(ranks: readonly Rank[], name: string): Rank | undefined {
  const wanted = name.trim().toLocaleLowerCase()
  return ranks.find((rank) => rank.name.toLocaleLowerCase() === wanted)
}

/** Periods are those of the calendar; a week begins on Monday. */
function isWithin(value: FieldValue | undefined, period: Period, now: Date): boolean {
  if (period === 'all') return true
  const date = typeof value === 'string' ? fromIso(value) : null
  return date !== null && date >= startOf(period, now) && date <= endOf(now)
}

function startOf(period: Period, now: Date): Date {
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()]
  switch (period) {
    case 'year':
      return new Date(year, 0, 1)
    case 'month':
      return new Date(year, month, 1)
    case 'week':
      return new Date(year, month, day - ((now.getDay() + 6) % 7))
    default:
      return new Date(year, month, day)
  }
}

function endOf(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1)
}

export const periods: readonly { value: Period; label: string }[] = [
  { value: 'all', label: 'All time' },
  { value: 'year', label: 'This year' },
  { value: 'month', label: 'This month' },
  { value: 'week', label: 'This week' },
  { value: 'today', label: 'Today' },
]
