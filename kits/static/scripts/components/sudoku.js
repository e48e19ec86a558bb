import { h } from '../dom.js'
import { difficulties } from '../lib/games/difficulty.js'
import {
  classOf,
  conflicts,
  enter,
  erase,
  finished,
  fitGame,
  help,
  hint,
  isSolved,
  keyMeaning,
  labelOf,
  newGame,
  note,
  statusOf,
  tick,
} from '../lib/games/sudoku/game.js'
import { clockTime, startTicker } from '../lib/games/ticker.js'
import { bestOf } from '../ui/best.js'
import { cellGrid } from '../ui/cell-grid.js'
import { button, segments } from '../ui/controls.js'
import { gameFrame } from '../ui/game-frame.js'
import { savedGame } from '../ui/saved-game.js'

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Sudoku with notes and hints; the game goes on after a reload. */
export function sudoku(root, { heading, difficulty = 'easy' }) {
  const saved = savedGame('sudoku', fitGame, () => newGame(difficulty, Math.random))
  const best = bestOf('sudoku', draw, 'less')
  let selected = 40
  let noting = false
  const grid = cellGrid('Sudoku', 'sudoku-board', 9, { onPress: select, onCurrent: select, onKey })
  const keys = digits.map((digit) =>
    h('button', { type: 'button', onclick: () => write(digit) }, digit),
  )
  const notes = button('', { onclick: () => setNoting(!noting) })
  const eraser = button('Erase', { onclick: () => set(erase(saved.get(), selected)) })
  const hinter = button('Hint', { onclick: () => set(hint(saved.get(), selected, Math.random)) })
  const tools = [
    segments('Difficulty', difficulties, saved.get().level, start),
    button('New game', { onclick: () => start(saved.get().level) }),
  ]
  const frame = gameFrame(
    root,
    { heading, tools, help, error: saved.error },
    grid.element,
    h('div', { role: 'group', 'aria-label': 'Numbers', class: 'digit-keys' }, keys),
    h('div', { class: 'game-row' }, notes, eraser, hinter),
  )
  setNoting(false)
  draw()
  startTicker(1000, () => set(tick(saved.get())), root)

  function start(level) {
    saved.save(newGame(level, Math.random))
    draw()
  }

  function select(at) {
    if (at === selected) return
    selected = at
    draw()
  }

  function setNoting(on) {
    noting = on
    notes.textContent = on ? 'Notes: on' : 'Notes: off'
    notes.setAttribute('aria-pressed', String(on))
  }

  function write(digit) {
    set(noting ? note(saved.get(), selected, digit) : enter(saved.get(), selected, digit))
  }

  function onKey(key, at) {
    select(at)
    const meaning = keyMeaning(key)
    if (meaning === 'erase') set(erase(saved.get(), at))
    else if (meaning === 'notes') setNoting(!noting)
    else if (meaning) write(meaning.digit)
  }

  function set(next) {
    const before = saved.get()
    if (next === before) return
    saved.save(next)
    draw()
    // With hints it does not count.
    if (isSolved(next) && !isSolved(before) && next.hints === 0) best.add(next.level, next.seconds)
  }

  function draw() {
    const game = saved.get()
    const solved = isSolved(game)
    const record = best.at(game.level)
    const twice = conflicts(game)
    frame.say(statusOf(game))
    frame.show([
      { label: 'Time', value: clockTime(game.seconds) },
      { label: 'Hints', value: game.hints },
      { label: 'Best', value: record === undefined ? '–' : clockTime(record) },
    ])
    grid.show(
      game.values.map((value, at) => ({
        label: labelOf(game, at),
        class: classOf(game, at, selected, twice),
        content: value === 0 ? noteGrid(game.notes[at]) : value,
      })),
    )
    const done = finished(game)
    for (const [at, key] of keys.entries()) key.disabled = solved || done.includes(at + 1)
    eraser.disabled = solved
    hinter.disabled = solved
  }
}

function noteGrid(noted) {
  if (noted.length === 0) return null
  const cells = digits.map((digit) => h('span', {}, noted.includes(digit) ? digit : '\u00a0'))
  return h('span', { class: 'sudoku-notes' }, cells)
}
