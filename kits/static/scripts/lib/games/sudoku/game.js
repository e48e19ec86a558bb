import { pick, shuffled } from '../random.js'
import { COUNT, countSolutions, fill, peers, SIDE, solve } from './solver.js'

export const help =
  'Fill each row, column and box with the numbers 1 to 9. Choose a cell with the mouse or the arrow keys and type a number; N switches to notes, Delete empties the cell. The game is saved as you go.'

const clues = { easy: 42, normal: 34, hard: 28 }

/** A puzzle with exactly one solution. */
export function newGame(level, random) {
  const solution = fill(random)
  const givens = dig(solution, clues[level], random)
  const notes = Array.from({ length: COUNT }, () => [])
  return { level, givens, solution, values: givens, notes, hints: 0, seconds: 0 }
}

/** Puts a number into a cell, or takes it away when it is there already. Notes that it rules out go. */
export function enter(game, at, digit) {
  if (!isFree(game, at)) return game
  if (game.values[at] === digit) return erase(game, at)
  const affected = new Set(peers[at])
  const notes = game.notes.map((list, cell) => {
    if (cell === at) return []
    return affected.has(cell) ? list.filter((note) => note !== digit) : list
  })
  return { ...game, values: game.values.with(at, digit), notes }
}

export function note(game, at, digit) {
  const list = game.notes[at]
  if (!isFree(game, at) || !list || game.values[at] !== 0) return game
  const next = list.includes(digit)
    ? list.filter((known) => known !== digit)
    : [...list, digit].sort()
  return { ...game, notes: game.notes.with(at, next) }
}

export function erase(game, at) {
  if (!isFree(game, at)) return game
  return { ...game, values: game.values.with(at, 0), notes: game.notes.with(at, []) }
}

/** Fills in the right number: in the chosen cell, or else somewhere. */
export function hint(game, chosen, random) {
  const open = openCells(game)
  if (open.length === 0) return game
  const at = open.includes(chosen) ? chosen : pick(random, open)
  const cleared = { ...game, values: game.values.with(at, 0) }
  return { ...enter(cleared, at, game.solution[at]), hints: game.hints + 1 }
}

export function tick(game) {
  return isSolved(game) ? game : { ...game, seconds: game.seconds + 1 }
}

/** Cells with a number that stands twice in a row, column or box. */
export function conflicts({ values }) {
  const cells = values.flatMap((value, at) => {
    const twice = value !== 0 && peers[at]?.some((other) => values[other] === value)
    return twice ? [at] : []
  })
  return new Set(cells)
}

export function isSolved({ values, solution }) {
  return values.every((value, at) => value === solution[at])
}

export function cellsLeft({ values }) {
  return values.filter((value) => value === 0).length
}

/** Digits that stand in all nine places. */
export function finished({ values }) {
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].filter(
    (digit) => values.filter((value) => value === digit).length === SIDE,
  )
}

export function statusOf(game) {
  if (isSolved(game)) return 'You win! The sudoku is solved.'
  if (conflicts(game).size > 0) return 'A number stands twice'
  const left = cellsLeft(game)
  if (left === 0) return 'Not right yet'
  return `${left} ${left === 1 ? 'cell' : 'cells'} left`
}

/** A stored game; null for anything else. */
export function fitGame(stored) {
  if (typeof stored !== 'object' || stored === null) return null
  const { level, givens, values, notes, hints, seconds } = stored
  const isGrid = (grid) =>
    Array.isArray(grid) &&
    grid.length === COUNT &&
    grid.every((n) => Number.isInteger(n) && n >= 0 && n <= 9)
  if (!(level in clues) || !isGrid(givens) || !isGrid(values)) return null
  if (!Array.isArray(notes) || notes.length !== COUNT || !notes.every(Array.isArray)) return null
  const solution = solve(givens)
  if (!solution || givens.some((given, at) => given !== 0 && given !== values[at])) return null
  const whole = (value) => (Number.isInteger(value) ? value : 0)
  return { level, givens, solution, values, notes, hints: whole(hints), seconds: whole(seconds) }
}

function isFree(game, at) {
  return game.givens[at] === 0 && !isSolved(game)
}

function openCells({ values, solution }) {
  return values.flatMap((value, at) => (value === solution[at] ? [] : [at]))
}

/** Empties cells, always two opposite ones, as long as only one solution is left. */
function dig(solution, wanted, random) {
  let grid = [...solution]
  let left = COUNT
  for (const at of shuffled(random, [...solution.keys()])) {
    if (left <= wanted || grid[at] === 0) continue
    const opposite = COUNT - 1 - at
    const next = grid.with(at, 0).with(opposite, 0)
    if (countSolutions(next, 2) !== 1) continue
    left -= at === opposite ? 1 : 2
    grid = next
  }
  return grid
}

export function labelOf({ givens, values, notes }, at) {
  const place = `Row ${Math.floor(at / SIDE) + 1}, column ${(at % SIDE) + 1}`
  const list = notes[at] ?? []
  if (values[at] !== 0) return `${place}: ${values[at]}${givens[at] === 0 ? '' : ', given'}`
  return list.length > 0 ? `${place}: notes ${list.join(', ')}` : `${place}: empty`
}

/** The classes of a cell, with one of them selected. */
export function classOf(game, at, selected, twice) {
  const value = game.values[at]
  const classes = []
  if (game.givens[at] !== 0) classes.push('given')
  if (at === selected) classes.push('selected')
  else if (value !== 0 && value === game.values[selected]) classes.push('same')
  else if (peers[selected]?.includes(at)) classes.push('peer')
  if (twice.has(at)) classes.push('conflict')
  return classes.join(' ')
}

/** What a key means on a cell. */
export function keyMeaning(key) {
  if (/^[1-9]$/.test(key)) return { digit: Number(key) }
  if (['Delete', 'Backspace', '0'].includes(key)) return 'erase'
  return key.toLowerCase() === 'n' ? 'notes' : null
}
