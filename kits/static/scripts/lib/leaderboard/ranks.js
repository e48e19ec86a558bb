import { nameIn } from '../community/comments.js'
import { fromIso } from '../dates.js'
const scoreWords = /score|points|xp|rating|total|wins|level/i

/** Which fields hold who, how much and when. */
export function boardFields(entity, given = {}) {
  const fields = entity.fields
  const byId = (id) => fields.find((field) => field.id === id)
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

/** Ranks records, one line per name. */
export function ranked(
  { name, score, date },
  rows,
  names,
  { period = 'all', order = 'highest', combine = 'best' },
  now = new Date(),
) {
  const better = (a, b) => (order === 'highest' ? b - a : a - b)
  const lines = new Map()
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

export function rankOf(ranks, name) {
  const wanted = name.trim().toLocaleLowerCase()
  return ranks.find((rank) => rank.name.toLocaleLowerCase() === wanted)
}

/** Periods are those of the calendar; a week begins on Monday. */
function isWithin(value, period, now) {
  if (period === 'all') return true
  const date = typeof value === 'string' ? fromIso(value) : null
  return date !== null && date >= startOf(period, now) && date <= endOf(now)
}

function startOf(period, now) {
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

function endOf(now) {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1)
}

export const periods = [
  { value: 'all', label: 'All time' },
  { value: 'year', label: 'This year' },
  { value: 'month', label: 'This month' },
  { value: 'week', label: 'This week' },
  { value: 'today', label: 'Today' },
]
