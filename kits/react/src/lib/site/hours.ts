export interface OpeningDay {
  day: Weekday
  /** `09:00`; closed all day without it. */
  opens?: string
  closes?: string
  note?: string
}

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

export type Weekday = (typeof weekdays)[number]

export function weekdayOf(date: Date): Weekday {
  return weekdays[(date.getDay() + 6) % 7] ?? 'monday'
}

/** All seven days from Monday on; those that nothing is said about are closed. A day may have several spans. */
export function week(days: readonly OpeningDay[]): { day: Weekday; spans: OpeningDay[] }[] {
  return weekdays.map((day) => ({ day, spans: days.filter((entry) => entry.day === day) }))
}

/** Whether it is open at this moment, in words. A closing time before the opening time is one of the next day. */
export function openNow(days: readonly OpeningDay[], now: Date): { open: boolean; text: string } {
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

function nextOpening(days: readonly OpeningDay[], today: Weekday, minute: number): string | null {
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

function minutes(time: string | undefined): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(time ?? '')
  return match ? Number(match[1]) * 60 + Number(match[2]) : null
}

export function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
