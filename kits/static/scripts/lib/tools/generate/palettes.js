import { harmonies, isHex } from './colors.js'

const first = ['#264653', '#2a9d8f', '#e9c46a', '#f4a261', '#e76f51']

export function fitPalette(stored) {
  const { colors, locked, harmony } = stored ?? {}
  const sound = Array.isArray(colors) && colors.length === first.length && colors.every(isHex)
  return {
    colors: sound ? colors : first,
    locked: first.map((_, at) => Array.isArray(locked) && locked[at] === true),
    harmony: harmonies.some(({ value }) => value === harmony) && harmony ? harmony : 'random',
  }
}
