export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]

export function weekdayOf(date) {
  return weekdays[(date.getDay() + 6) % 7] ?? 'monday'
}

/** All seven days from Monday on; those that nothing is said about are closed. A day may have several spans. */
export function week(days) {
  return weekdays.map((day) => ({ day, spans: days.filter((entry) => entry.day === day) }))
}

/** Whether it is open at this moment, in words. A closing time before the opening time is one of the next day. */
export function openNow(days, now) {
  const minute = now.getHours() * 60 + now.getMinutes()
  const today = weekdayOf(now)
  const yesterday = weekdayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1))
  for (const span of days) {
    const [from, to] = [minutes(span.opens), minutes(span.closes)]
    if (from === null || to === null) continue
    const overnight = to <= from
    const open =
      (span.day === today && minute >= from && (overnight || minute < to)) ||
      (span.day === yesterday && overnight && minute < to)
    if (open) return { open, text: `Open now, until ${span.closes ?? ''}` }
  }
  const next = nextOpening(days, today, minute)
  return { open: false, text: next ? `Closed now, opens ${next}` : 'Closed' }
}

function nextOpening(days, today, minute) {
  const first = weekdays.indexOf(today)
  for (let ahead = 0; ahead <= 7; ahead++) {
    const day = weekdays[(first + ahead) % 7]
    const starts = days
      .filter((span) => span.day === day && minutes(span.opens) !== null)
      .filter((span) => ahead > 0 || (minutes(span.opens) ?? 0) > minute)
      .map((span) => span.opens ?? '')
      .sort()
    if (!day || starts.length === 0) continue
    const when = ahead === 0 ? 'today' : ahead === 1 ? 'tomorrow' : `on ${capitalise(day)}`
    return `${when} at ${starts[0] ?? ''}`
  }
  return null
}

function minutes(time) {
  const match = /^(\d{1,2}):(\d{2})$/.exec(time ?? '')
  return match ? Number(match[1]) * 60 + Number(match[2]) : null
}

export function capitalise(word) {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
