import { isEmpty, type Entity, type Field, type FieldValue } from './fields'

/** Names of a beginning and of its end, as they stand in ids: `startDate` and `endDate`, `checkIn` and `checkOut`. */
const pairs = [
  ['start', 'end'],
  ['begin', 'end'],
  ['from', 'to'],
  ['from', 'until'],
  ['checkin', 'checkout'],
  ['pickup', 'dropoff'],
  ['pickup', 'return'],
  ['departure', 'return'],
  ['opening', 'closing'],
  ['borrowed', 'returned'],
  ['issued', 'due'],
  ['outbound', 'inbound'],
] as const

/** The dates of an entity that begin and end something: no end may be before its beginning. */
export function spansOf(entity: Entity): { from: Field; to: Field }[] {
  const dated = entity.fields.filter((f) => f.type === 'date' || f.type === 'dateTime')
  return dated.flatMap((from) => {
    const to = dated.find((other) => other.type === from.type && ends(from.id, other.id))
    return to ? [{ from, to }] : []
  })
}

/** For each end that is before its beginning, what is wrong. */
export function checkOrder(
  entity: Entity,
  values: Record<string, FieldValue>,
): Record<string, string> {
  const wrong = spansOf(entity).filter(({ from, to }) => {
    const [start, end] = [values[from.id], values[to.id]]
    // As text, dates sort by time.
    return !isEmpty(start) && !isEmpty(end) && String(end) < String(start)
  })
  return Object.fromEntries(
    wrong.map(({ from, to }) => [to.id, `${to.label} must not be before ${lower(from.label)}.`]),
  )
}

function ends(first: string, second: string): boolean {
  const [from, to] = [first.toLowerCase(), second.toLowerCase()]
  return pairs.some(([start, end]) => from.includes(start) && from.replace(start, end) === to)
}

function lower(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1)
}
