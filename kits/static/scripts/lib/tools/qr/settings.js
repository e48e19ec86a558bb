import { isHex } from '../generate/colors.js'

export const levels = [
  { value: 'L', label: 'Low (7 %)' },
  { value: 'M', label: 'Medium (15 %)' },
  { value: 'Q', label: 'Quartile (25 %)' },
  { value: 'H', label: 'High (30 %)' },
]

export function fitQrSettings(stored, first) {
  const { text, level, dark, light } = stored ?? {}
  return {
    text: typeof text === 'string' ? text : first,
    level: levels.some(({ value }) => value === level) && level ? level : 'M',
    dark: isHex(dark) ? dark : '#000000',
    light: isHex(light) ? light : '#ffffff',
  }
}
