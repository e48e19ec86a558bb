import { isHex } from '../generate/colors'
import type { Level } from './tables'

export interface QrSettings {
  text: string
  level: Level
  dark: string
  light: string
}

export const levels: readonly { value: Level; label: string }[] = [
  { value: 'L', label: 'Low (7 %)' },
  { value: 'M', label: 'Medium (15 %)' },
  { value: 'Q', label: 'Quartile (25 %)' },
  { value: 'H', label: 'High (30 %)' },
]

export function fitQrSettings(stored: unknown, first: string): QrSettings {
  const { text, level, dark, light } = (stored ?? {}) as Partial<QrSettings>
  return {
    text: typeof text === 'string' ? text : first,
    level: levels.some(({ value }) => value === level) && level ? level : 'M',
    dark: isHex(dark) ? dark : '#000000',
    light: isHex(light) ? light : '#ffffff',
  }
}
