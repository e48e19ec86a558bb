import { around, placeName } from '../cells.js'
import { shuffled } from '../random.js'

export const help =
  'Open all fields without a mine. A number tells how many of the up to eight fields around it hide one. Flag a mine with a right click, the F key or flag mode; press a number with enough flags around it to open the rest.'

const sizes = {
  easy: { columns: 9, rows: 9, mines: 10 },
  normal: { columns: 12, rows: 14, mines: 26 },
  hard: { columns: 16, rows: 16, mines: 48 },
}

export function newGame(difficulty) {
  const { columns, rows, mines } = sizes[difficulty]
  const field = { mine: false, near: 0, state: 'covered' }
  const fields = Array.from({ length: columns * rows }, () => field)
  return { columns, mines, fields, laid: false, seconds: 0, ended: null }
}

/** Opens a field, or around an open number with as many flags the rest. */
export function open(game, at, random) {
  const field = game.fields[at]
  if (!field || game.ended || field.state === 'flagged') return game
  if (field.state === 'open') return openAround(game, at)
  return reveal(game.laid ? game : lay(game, at, random), [at])
}

/** Puts a flag on a covered field or takes it away. */
export function flag(game, at) {
  const field = game.fields[at]
  if (!field || game.ended || field.state === 'open') return game
  const state = field.state === 'flagged' ? 'covered' : 'flagged'
  return { ...game, fields: game.fields.with(at, { ...field, state }) }
}

/** One more second. */
export function tick(game) {
  return isRunning(game) ? { ...game, seconds: game.seconds + 1 } : game
}

export function isRunning({ laid, ended }) {
  return laid && !ended
}

/** Mines that have no flag yet; less than none when there are too many flags. */
export function minesLeft({ mines, fields }) {
  return mines - fields.filter((field) => field.state === 'flagged').length
}

export function statusOf({ ended, laid, seconds }) {
  if (ended === 'won') return `You win! All mines found in ${seconds} seconds.`
  if (ended === 'lost') return 'Game over. You hit a mine.'
  return laid ? 'Find the mines' : 'Open any field to begin'
}

export function labelOf({ columns, ended }, field, at) {
  const place = placeName(at, columns)
  if (field.state === 'flagged') return `${place}: flag`
  if (field.mine && (ended || field.state === 'open')) return `${place}: mine`
  if (field.state === 'covered') return `${place}: covered`
  return `${place}: ${field.near === 0 ? 'empty' : field.near}`
}

/** The classes of a field. */
export function classOf({ ended }, field) {
  const shown = ended !== null && field.mine && field.state !== 'flagged'
  if (field.state === 'open') return field.mine ? 'open mine hit' : `open near-${field.near}`
  if (ended === 'lost' && field.state === 'flagged' && !field.mine) return 'flagged wrong'
  return shown ? 'open mine' : field.state
}

function lay(game, first, random) {
  const { columns, fields, mines } = game
  const count = fields.length
  // The first field is empty, so that there is something to reason from.
  const safe = new Set([first, ...around(first, columns, count)])
  const places = fields.map((_, at) => at).filter((at) => !safe.has(at))
  const mined = new Set(shuffled(random, places).slice(0, mines))
  const laid = fields.map((field, at) => ({
    ...field,
    mine: mined.has(at),
    near: around(at, columns, count).filter((other) => mined.has(other)).length,
  }))
  return { ...game, fields: laid, laid: true }
}

function openAround(game, at) {
  const near = around(at, game.columns, game.fields.length)
  const flags = near.filter((other) => game.fields[other]?.state === 'flagged').length
  if (flags === 0 || flags !== game.fields[at]?.near) return game
  return reveal(game, near)
}

/** Opens covered fields, and around empty ones all others. */
function reveal(game, places) {
  const fields = [...game.fields]
  const waiting = [...places]
  while (waiting.length > 0) {
    const at = waiting.pop()
    const field = fields[at]
    if (field.state !== 'covered') continue
    fields[at] = { ...field, state: 'open' }
    if (field.near === 0 && !field.mine) waiting.push(...around(at, game.columns, fields.length))
  }
  return { ...game, fields, ended: outcome(fields) }
}

function outcome(fields) {
  if (fields.some((field) => field.mine && field.state === 'open')) return 'lost'
  return fields.every((field) => field.mine || field.state === 'open') ? 'won' : null
}

/** What a field shows: one of the drawings below, a number or nothing. */
export function contentOf(game, field) {
  const classes = classOf(game, field)
  if (classes.startsWith('flagged')) return 'flag'
  if (classes.includes('mine')) return 'mine'
  return field.state === 'open' && field.near > 0 ? field.near : null
}

/** On a 24 by 24 grid. */
export const drawings = {
  flag: 'M6 2.5h2.2v1.3l11 4.4-11 4.6v6.7h4.3v2H3v-2h3z',
  mine: 'M10.8 1.5h2.4v3.1a7.5 7.5 0 0 1 3.2 1.3l2.2-2.2 1.7 1.7-2.2 2.2a7.5 7.5 0 0 1 1.3 3.2h3.1v2.4h-3.1a7.5 7.5 0 0 1-1.3 3.2l2.2 2.2-1.7 1.7-2.2-2.2a7.5 7.5 0 0 1-3.2 1.3v3.1h-2.4v-3.1a7.5 7.5 0 0 1-3.2-1.3l-2.2 2.2-1.7-1.7 2.2-2.2a7.5 7.5 0 0 1-1.3-3.2H1.5v-2.4h3.1a7.5 7.5 0 0 1 1.3-3.2L3.7 5.4l1.7-1.7 2.2 2.2a7.5 7.5 0 0 1 3.2-1.3z',
}
