import { addDays, toIsoDate } from '../dates'

/** When one can come: from `start` to `end`, every so many minutes. */
export interface Slots {
  start: string
  end: string
  minutes: number
}

/** The times at which a visit may begin; the last one ends in time. */
export function slotTimes({ start, end, minutes }: Slots): string[] {
  const times: string[] = []
  const last = minutesOf(end) - minutes
  for (let at = minutesOf(start); at <= last; at += minutes) times.push(timeOf(at))
  return times
}

/** Minutes since midnight. */
export function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  return (hours ?? 0) * 60 + (minutes ?? 0)
}

export function timeOf(minutes: number): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}

export function addMinutes(time: string, minutes: number): string {
  return timeOf(minutesOf(time) + minutes)
}

/** So many days from a day on. */
export function daysFrom(day: Date, count: number): string[] {
  return Array.from({ length: count }, (_, index) => toIsoDate(addDays(day, index)))
}
