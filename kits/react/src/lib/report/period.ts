import { shiftDay, shiftMonth } from '../calendar/days'
import { todayIso } from '../dates'
import type { Row } from '../records/fields'

export const periods = [
  { value: 'all', label: 'All time' },
  { value: 'this-month', label: 'This month' },
  { value: 'last-month', label: 'Last month' },
  { value: 'this-year', label: 'This year' },
  { value: 'last-year', label: 'Last year' },
  { value: 'custom', label: 'Custom dates' },
] as const

export type Period = (typeof periods)[number]['value']

/** First and last day, both included; an empty string is no bound. */
export interface DayRange {
  from: string
  to: string
}

export function rangeOf(period: Exclude<Period, 'custom'>, now: Date): DayRange {
  const today = todayIso(now)
  const year = now.getFullYear()
  switch (period) {
    case 'all':
      return { from: '', to: '' }
    case 'this-month':
      return { from: shiftMonth(today, 0), to: shiftDay(shiftMonth(today, 1), -1) }
    case 'last-month':
      return { from: shiftMonth(today, -1), to: shiftDay(shiftMonth(today, 0), -1) }
    case 'this-year':
      return { from: `${year}-01-01`, to: `${year}-12-31` }
    case 'last-year':
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` }
  }
}

/** The records whose date is in the range. Without bounds also those without a date. */
export function within(rows: readonly Row[], date: string, { from, to }: DayRange): Row[] {
  if (from === '' && to === '') return [...rows]
  return rows.filter((row) => {
    const day = String(row[date] ?? '').slice(0, 10)
    return day !== '' && (from === '' || day >= from) && (to === '' || day <= to)
  })
}
