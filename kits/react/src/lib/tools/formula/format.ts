import { formatDay } from './days'
import type { Format } from './types'
import type { Value } from './value'

interface Wanted {
  format?: Format
  unit?: string
  decimals?: number
}

/** How a result reads. */
export function formatResult(
  value: Value,
  { format = 'number', unit, decimals }: Wanted,
  currency: string,
): string {
  if (typeof value === 'string') return value
  if (!Number.isFinite(value)) return '–'
  const digits = {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals ?? 2,
  }
  switch (format) {
    case 'money':
      return intl(value, { style: 'currency', currency, ...(decimals === undefined ? {} : digits) })
    case 'percent':
      return intl(value, { style: 'percent', ...digits, maximumFractionDigits: decimals ?? 1 })
    case 'date':
      return formatDay(value)
    case 'time':
      return formatSeconds(value)
    default:
      return intl(value, digits) + (unit ? ` ${unit}` : '')
  }
}

/** Short, for the axis of a chart. */
export function formatTick(value: number, format: Format | undefined, currency: string): string {
  const compact = { notation: 'compact', maximumFractionDigits: 1 } as const
  return intl(value, format === 'money' ? { ...compact, style: 'currency', currency } : compact)
}

/** 3725 → 1:02:05 */
export function formatSeconds(seconds: number): string {
  const whole = Math.round(Math.abs(seconds))
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  const two = (part: number) => String(part).padStart(2, '0')
  const clock =
    hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
  return seconds < 0 ? `−${clock}` : clock
}

function intl(value: number, options: Intl.NumberFormatOptions): string {
  // No result is minus zero.
  return new Intl.NumberFormat(undefined, options).format(value === 0 ? 0 : value)
}
