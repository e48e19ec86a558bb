/** A result that was asked for, with what led to it. */

const MAX_PAST = 20

export function remember(past, formula, entries, solution, now) {
  const [first] = solution.results
  const given = formula.inputs
    .map((input) => describe(input, entries))
    .filter(Boolean)
    .join(', ')
  const verdict = solution.band ? `${first?.text} – ${solution.band.label}` : first?.text
  const entry = {
    at: now.toISOString(),
    given: given || `${entries.rows.length} rows`,
    result: `${first?.label}: ${verdict}`,
    entries,
  }
  const [latest] = past
  // Asking twice for the same is one result.
  const same = latest?.given === entry.given && latest.result === entry.result
  return [entry, ...past.slice(same ? 1 : 0)].slice(0, MAX_PAST)
}

export function readPast(stored) {
  if (!Array.isArray(stored)) return []
  return stored.filter((entry) => {
    const { texts, units, rows } = entry?.entries ?? {}
    const whole = typeof texts === 'object' && typeof units === 'object' && Array.isArray(rows)
    return typeof entry?.given === 'string' && typeof entry.result === 'string' && whole
  })
}

function describe(input, { texts, units }) {
  const text = texts[input.id] ?? ''
  if (text === '' || input.type === 'text') return ''
  const option = input.options?.find(({ value }) => String(value) === text)
  const unit = input.units?.[units[input.id] ?? 0]?.label ?? input.unit
  const end = input.type === 'percent' ? ' %' : unit ? ` ${unit}` : ''
  return `${input.label} ${option?.label ?? text}${end}`
}
