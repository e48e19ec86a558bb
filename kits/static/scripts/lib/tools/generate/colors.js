export const harmonies = [
  { value: 'random', label: 'Random' },
  { value: 'analogous', label: 'Analogous' },
  { value: 'complementary', label: 'Complementary' },
  { value: 'triadic', label: 'Triadic' },
  { value: 'monochromatic', label: 'Monochromatic' },
]

/** Turns from the first colour, one per colour of a palette. */
const turns = {
  analogous: [0, 25, 50, -25, -50],
  complementary: [0, 0, 180, 180, 20],
  triadic: [0, 120, 240, 0, 120],
  monochromatic: [0, 0, 0, 0, 0],
}

/** Five colours; those that are locked stay as they are. */
export function palette(harmony, current, locked, random) {
  const base = current.find((_, at) => locked[at])
  const start = base ? toHsl(base).hue : random(360)
  return Array.from({ length: 5 }, (_, at) => {
    const kept = current[at]
    if (locked[at] && kept !== undefined) return kept
    const hue =
      harmony === 'random' ? random(360) : start + (turns[harmony][at] ?? 0) + random(9) - 4
    const lightness =
      harmony === 'monochromatic' ? 0.2 + 0.15 * at + random(5) / 100 : 0.35 + random(40) / 100
    return toHex({ hue, saturation: 0.45 + random(45) / 100, lightness })
  })
}

export function toHex({ hue, saturation, lightness }) {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  const channel = (shift) => {
    const k = (((shift + hue / 30) % 12) + 12) % 12
    const value = lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))
    return Math.round(255 * value)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(0)}${channel(8)}${channel(4)}`
}

export function toHsl(hex) {
  const [red, green, blue] = channels(hex)
  const [high, low] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  const lightness = (high + low) / 2
  const range = high - low
  if (range === 0) return { hue: 0, saturation: 0, lightness }
  const saturation = range / (1 - Math.abs(2 * lightness - 1))
  const sixth =
    high === red
      ? (green - blue) / range
      : high === green
        ? 2 + (blue - red) / range
        : 4 + (red - green) / range
  return { hue: (60 * sixth + 360) % 360, saturation, lightness }
}

export function rgbText(hex) {
  return `rgb(${channels(hex)
    .map((part) => Math.round(255 * part))
    .join(', ')})`
}

export function hslText(hex) {
  const { hue, saturation, lightness } = toHsl(hex)
  return `hsl(${Math.round(hue)}, ${Math.round(100 * saturation)}%, ${Math.round(100 * lightness)}%)`
}

/** Black or white, whichever reads better on a colour (WCAG contrast). */
export function inkOn(hex) {
  const [red, green, blue] = channels(hex).map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  )
  const luminance = 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
  return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) ? '#000000' : '#ffffff'
}

export function cssVariables(colors) {
  const lines = colors.map((color, at) => `  --color-${at + 1}: ${color};\n`)
  return `:root {\n${lines.join('')}}\n`
}

export function gradientCss({ form, angle, colors }) {
  const stops = colors.map((color, at) => {
    return `${color} ${Math.round((100 * at) / Math.max(1, colors.length - 1))}%`
  })
  return form === 'linear'
    ? `linear-gradient(${angle}deg, ${stops.join(', ')})`
    : `radial-gradient(circle, ${stops.join(', ')})`
}

export function fitGradient(stored) {
  const { form, angle, colors } = stored ?? {}
  const sound = Array.isArray(colors) ? colors.filter(isHex).slice(0, 6) : []
  return {
    form: form === 'radial' ? 'radial' : 'linear',
    angle: typeof angle === 'number' ? angle : 135,
    colors: sound.length >= 2 ? sound : ['#6366f1', '#ec4899'],
  }
}

export function isHex(text) {
  return typeof text === 'string' && /^#[0-9a-f]{6}$/i.test(text)
}

function channels(hex) {
  const part = (at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return [part(1), part(3), part(5)]
}
