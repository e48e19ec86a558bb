/** Dice, coins and lots. */
export const dieSides = [4, 6, 8, 10, 12, 20, 100]

export function rollDice(count, sides, random) {
  return Array.from({ length: count }, () => 1 + random(sides))
}

export function totalOf(dice) {
  return dice.reduce((sum, die) => sum + die, 0)
}

/** Where the dots of a die are, on a grid of three by three counted from 0. */
export function dotsOf(value) {
  return (
    [[], [4], [0, 8], [0, 4, 8], [0, 2, 6, 8], [0, 2, 4, 6, 8], [0, 2, 3, 5, 6, 8]][value] ?? []
  )
}

export const noTosses = { heads: 0, tails: 0 }

export function readTosses(stored) {
  const { heads, tails } = stored ?? {}
  return typeof heads === 'number' && typeof tails === 'number' ? { heads, tails } : noTosses
}

export function addToss(tosses, side) {
  return { ...tosses, [side]: tosses[side] + 1 }
}

/** The items of a text with one per line. */
export function itemsOf(text) {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** How far a wheel must have turned, in degrees, so that an item stands under the mark at the top. Always turns forward. */
export function turnTo(index, count, from, turns = 5) {
  const middle = ((index + 0.5) * 360) / count
  const wanted = (360 - middle) % 360
  const start = Math.floor(from / 360) * 360
  return start + 360 * turns + wanted
}

/** The outline of a piece of the wheel with radius 100. */
export function slicePath(index, count) {
  if (count === 1) return 'M0 -100A100 100 0 1 1 -0.01 -100Z'
  const point = (at) => {
    const angle = (at / count) * 2 * Math.PI - Math.PI / 2
    return `${(100 * Math.cos(angle)).toFixed(2)} ${(100 * Math.sin(angle)).toFixed(2)}`
  }
  return `M0 0L${point(index)}A100 100 0 0 1 ${point(index + 1)}Z`
}
