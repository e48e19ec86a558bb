import { shuffled } from '../random.js'

/** 81 numbers row by row; 0 stands for an empty cell. */
export const SIDE = 9
export const COUNT = SIDE * SIDE
const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** The cells of every row, column and box. */
export const units = DIGITS.flatMap((_, unit) => [
  DIGITS.map((_, at) => unit * SIDE + at),
  DIGITS.map((_, at) => at * SIDE + unit),
  DIGITS.map((_, at) => {
    const [row, column] = [Math.floor(unit / 3) * 3, (unit % 3) * 3]
    return (row + Math.floor(at / 3)) * SIDE + column + (at % 3)
  }),
])

/** For each cell the others that must differ from it. */
export const peers = Array.from({ length: COUNT }, (_, at) => {
  const own = units.filter((unit) => unit.includes(at)).flat()
  return [...new Set(own)].filter((other) => other !== at)
})

export function candidates(grid, at) {
  const taken = new Set((peers[at] ?? []).map((other) => grid[other]))
  return DIGITS.filter((digit) => !taken.has(digit))
}

/** How many solutions there are, up to `limit`. */
export function countSolutions(grid, limit) {
  let count = 0
  search(
    [...grid],
    (options) => options,
    () => {
      count += 1
      return count >= limit
    },
  )
  return count
}

/** One solution; null when there is none. */
export function solve(grid) {
  return firstSolution(grid, (options) => options)
}

/** A full grid like no other. */
export function fill(random) {
  const empty = Array.from({ length: COUNT }, () => 0)
  return firstSolution(empty, (options) => shuffled(random, options)) ?? empty
}

function firstSolution(grid, order) {
  let found = null
  search([...grid], order, (solution) => {
    found = [...solution]
    return true
  })
  return found
}

/** Tries all ways to fill the grid, the cell with the fewest candidates first, until `onSolution` has enough. */
function search(grid, order, onSolution) {
  let at = -1
  let options = []
  for (let cell = 0; cell < COUNT; cell += 1) {
    if (grid[cell] !== 0) continue
    const possible = candidates(grid, cell)
    if (at === -1 || possible.length < options.length) [at, options] = [cell, possible]
    if (options.length <= 1) break
  }
  if (at === -1) return onSolution(grid)
  for (const digit of order(options)) {
    grid[at] = digit
    if (search(grid, order, onSolution)) return true
  }
  grid[at] = 0
  return false
}
