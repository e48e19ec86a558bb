import { h, shape } from '../dom.js'
import { difficulties } from '../lib/games/difficulty.js'
import {
  classOf,
  contentOf,
  drawings,
  flag,
  help,
  labelOf,
  minesLeft,
  newGame,
  open,
  statusOf,
  tick,
} from '../lib/games/minesweeper/game.js'
import { clockTime, startTicker } from '../lib/games/ticker.js'
import { bestOf } from '../ui/best.js'
import { cellGrid } from '../ui/cell-grid.js'
import { button, segments } from '../ui/controls.js'
import { gameFrame } from '../ui/game-frame.js'

export function minesweeper(root, { heading, difficulty = 'easy' }) {
  let game = newGame(difficulty)
  let flagging = false
  const best = bestOf('minesweeper', draw, 'less')
  const board = cellGrid('Minefield', 'mine-board', game.columns, {
    onPress: press,
    onMark: (at) => set(flag(game, at)),
  })
  const mode = button('', { onclick: () => setMode(!flagging) })
  const tools = [
    segments('Difficulty', difficulties, difficulty, (level) => {
      difficulty = level
      set(newGame(level))
    }),
    mode,
    button('New game', { onclick: () => set(newGame(difficulty)) }),
  ]
  const field = h('div', { class: 'mine-scroll' }, board.element)
  const frame = gameFrame(root, { heading, tools, help, error: best.error }, field)
  setMode(false)
  draw()
  startTicker(1000, () => set(tick(game)), root)

  function setMode(on) {
    flagging = on
    mode.textContent = on ? 'Flag mode: on' : 'Flag mode: off'
    mode.setAttribute('aria-pressed', String(on))
  }

  function press(at) {
    const before = game
    const covered = game.fields[at].state !== 'open'
    set(flagging && covered ? flag(game, at) : open(game, at, Math.random))
    if (game.ended === 'won' && !before.ended) best.add(difficulty, game.seconds)
  }

  function set(next) {
    if (next === game) return
    game = next
    draw()
  }

  function draw() {
    const record = best.at(difficulty)
    frame.say(statusOf(game))
    frame.show([
      { label: 'Mines left', value: minesLeft(game) },
      { label: 'Time', value: clockTime(game.seconds) },
      { label: 'Best', value: record === undefined ? '–' : clockTime(record) },
    ])
    board.show(game.fields.map(cell), game.columns)
  }

  function cell(one, at) {
    const shown = contentOf(game, one)
    return {
      label: labelOf(game, one, at),
      class: classOf(game, one),
      content: typeof shown === 'string' ? shape(drawings[shown]) : shown,
    }
  }
}
