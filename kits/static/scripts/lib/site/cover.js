import { textHash } from './hash.js'
import { pictograms } from './pictograms.js'
import { initials } from './people.js'
import { isPerson, pictogramFor } from './subjects.js'

/** Areas and lines of a drawing on a 400 by 300 ground. */
export const COVER_WIDTH = 400
export const COVER_HEIGHT = 300

const patterns = [hills, rings, discs, quarters, bands, dots, petals]

/** A picture for what has none: always the same for the same title. `subject` says what kind of thing it is. */
export function coverArt(title, subject = '') {
  const random = randomFrom(title.trim().toLowerCase() || subject)
  const pattern = patterns[Math.floor(random() * patterns.length)] ?? hills
  const person = isPerson(subject)
  const name = person ? null : pictogramFor(title, subject)
  return {
    look: random() < 0.5 ? 'soft' : 'deep',
    turn: Math.round(random() * 64 - 32),
    shapes: pattern(random),
    pictogram: name && pictograms[name],
    letter: person ? initials(title) : (/[\p{L}\d]/u.exec(title)?.[0] ?? '').toUpperCase(),
  }
}

/** Waves of land, the nearest the strongest. */
function hills(random) {
  return [0, 1, 2].map((layer) => {
    const top = 130 + layer * 52 + random() * 26
    const bend = 40 + random() * 50
    const middle = 120 + random() * 160
    return {
      d: `M0 ${at(top)}C${at(middle * 0.5)} ${at(top - bend)} ${at(middle)} ${at(top - bend)} ${at(middle + 40)} ${at(top)}S${at(330)} ${at(top + bend * 0.7)} 400 ${at(top - bend * 0.3)}V300H0Z`,
      strength: 0.2 + layer * 0.18,
    }
  })
}

/** Circles around a point near a corner. */
function rings(random) {
  const x = random() < 0.5 ? 20 + random() * 60 : 320 + random() * 60
  const y = random() < 0.5 ? 20 + random() * 40 : 240 + random() * 40
  const step = 34 + random() * 14
  return [1, 2, 3, 4, 5, 6, 7].map((ring) => ({
    d: circle(x, y, ring * step),
    strength: 0.62 - ring * 0.07,
    line: step * 0.34,
  }))
}

/** A few discs of very different size. */
function discs(random) {
  const corner = random() < 0.5
  return [
    { d: circle(corner ? 60 : 340, 70 + random() * 40, 96 + random() * 24), strength: 0.28 },
    { d: circle(corner ? 335 : 65, 225 + random() * 30, 74 + random() * 26), strength: 0.4 },
    { d: circle(180 + random() * 50, 40 + random() * 20, 16 + random() * 12), strength: 0.55 },
    { d: circle(corner ? 290 : 110, 120 + random() * 30, 8 + random() * 8), strength: 0.7 },
  ]
}

/** Quarter circles in a grid of squares. */
function quarters(random) {
  const side = 100
  const shapes = []
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 4; column++) {
      const [x, y] = [column * side, row * side]
      const corners = [
        `M${x} ${y}h${side}a${side} ${side} 0 0 1-${side} ${side}Z`,
        `M${x + side} ${y}v${side}a${side} ${side} 0 0 1-${side}-${side}Z`,
        `M${x + side} ${y + side}h-${side}a${side} ${side} 0 0 1 ${side}-${side}Z`,
        `M${x} ${y + side}v-${side}a${side} ${side} 0 0 1 ${side} ${side}Z`,
      ]
      const d = corners[Math.floor(random() * 4)] ?? ''
      const strength = 0.12 + random() * 0.36
      if (random() < 0.72) shapes.push({ d, strength })
    }
  }
  return shapes
}

/** Slanting bands. */
function bands(random) {
  const width = 44 + random() * 22
  const slope = random() < 0.5 ? 140 : -140
  return [0, 1, 2, 3, 4, 5].map((band) => {
    const x = band * width * 2 - 130 + random() * 18
    return {
      d: `M${at(x)} 0h${at(width)}l${slope} 300h${at(-width)}Z`,
      strength: 0.14 + (band % 3) * 0.14,
    }
  })
}

/** A field of dots that grow towards one side. */
function dots(random) {
  const right = random() < 0.5
  const down = random() < 0.5
  const shapes = []
  for (let row = 0; row < 7; row++) {
    for (let column = 0; column < 9; column++) {
      const share = ((right ? column : 8 - column) / 8 + (down ? row : 6 - row) / 6) / 2
      shapes.push({
        d: circle(24 + column * 44, 18 + row * 44, 2 + share * 15),
        strength: 0.2 + share * 0.3,
      })
    }
  }
  return shapes
}

/** Petals around the middle. */
function petals(random) {
  const count = 8 + Math.floor(random() * 4) * 2
  const start = random() * Math.PI
  return Array.from({ length: count }, (_, petal) => {
    const angle = start + (petal / count) * Math.PI * 2
    const point = (turn, radius) =>
      `${at(200 + Math.cos(angle + turn) * radius)} ${at(150 + Math.sin(angle + turn) * radius)}`
    const spread = (Math.PI / count) * 1.15
    return {
      d: `M200 150C${point(-spread, 120)} ${point(-spread, 190)} ${point(0, 240)}C${point(spread, 190)} ${point(spread, 120)} 200 150Z`,
      strength: petal % 2 === 0 ? 0.34 : 0.18,
    }
  })
}

function circle(x, y, radius) {
  const r = at(radius)
  return `M${at(x - radius)} ${at(y)}a${r} ${r} 0 1 0 ${at(radius * 2)} 0a${r} ${r} 0 1 0 ${at(-radius * 2)} 0Z`
}

function at(value) {
  return String(Math.round(value * 10) / 10)
}

/** Numbers from 0 to 1 that look random and are the same for the same text (mulberry32). */
function randomFrom(text) {
  let state = textHash(text)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
