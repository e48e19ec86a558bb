import { h, refresh } from '../dom.js'
import { bestMove } from '../lib/games/chess/computer.js'
import {
  classOf,
  ending,
  fromStored,
  glyphOf,
  help,
  labelOf,
  newGame,
  play,
  promotions,
  scoreSheet,
  statusOf,
  takeBack,
  targets,
  toStored,
} from '../lib/games/chess/game.js'
import { sideOf } from '../lib/games/chess/position.js'
import { difficulties } from '../lib/games/difficulty.js'
import { cellGrid } from '../ui/cell-grid.js'
import { button, segments, select } from '../ui/controls.js'
import { gameFrame } from '../ui/game-frame.js'
import { savedGame } from '../ui/saved-game.js'

const opponents = [
  { value: 'computer', label: 'Computer' },
  { value: 'friend', label: 'Two players' },
]

const THINK_MS = 400

/** The player is white, the computer black. The game goes on after a reload. */
export function chess(root, options) {
  const { heading } = options
  let { difficulty = 'normal', opponent = 'computer' } = options
  const saved = savedGame('chess', fromStored, () => newGame, toStored)
  let chosen = null
  let promotion = 'q'
  let timer = 0
  const board = cellGrid('Chess board', 'chess-board', 8, { onPress: press })
  const sheet = h('ol', { 'aria-label': 'Moves', class: 'chess-moves' })
  const levels = segments('Difficulty', difficulties, difficulty, (level) => (difficulty = level))
  const undo = button('Undo', { onclick: takeMoveBack })
  const tools = [
    segments('Opponent', opponents, opponent, (value) => {
      opponent = value
      set(newGame)
    }),
    levels,
    undo,
    button('New game', { onclick: () => set(newGame) }),
  ]
  const becomes = select('Pawns become', promotions, promotion, (kind) => (promotion = kind))
  const frame = gameFrame(
    root,
    { heading, tools, help, error: saved.error },
    h('div', { class: 'chess-table' }, board.element, sheet),
    h('div', { class: 'game-row' }, h('span', {}, 'Pawns become'), h('div', {}, becomes)),
  )
  draw()

  function isThinking() {
    const game = saved.get()
    return opponent === 'computer' && game.position.next === 'black' && ending(game) === null
  }

  function set(game) {
    chosen = null
    saved.save(game)
    draw()
  }

  function choose(at) {
    chosen = at
    draw()
  }

  function press(at) {
    const game = saved.get()
    const piece = game.position.cells[at]
    if (isThinking()) return
    if (piece && sideOf(piece) === game.position.next) return choose(at === chosen ? null : at)
    if (chosen === null) return
    const wanted = targets(game, chosen).filter(({ to }) => to === at)
    const move = wanted.find((one) => one.promotion === promotion) ?? wanted[0]
    if (move) set(play(game, move))
    else choose(null)
  }

  function takeMoveBack() {
    const game = saved.get()
    set(takeBack(game, opponent === 'computer' && game.position.next === 'white' ? 2 : 1))
  }

  function answer() {
    const game = saved.get()
    const move = bestMove(game.position, difficulty, Math.random)
    if (move) set(play(game, move))
  }

  function draw() {
    const game = saved.get()
    clearTimeout(timer)
    if (isThinking()) timer = setTimeout(answer, THINK_MS)
    frame.say(statusOf(game, opponent))
    frame.show([{ label: 'Moves', value: Math.ceil(game.moves.length / 2) }])
    levels.hidden = opponent === 'friend'
    undo.disabled = game.moves.length === 0 || isThinking()
    board.show(
      game.position.cells.map((piece, at) => ({
        label: labelOf(game, at),
        class: classOf(game, at, chosen),
        content: piece && glyphOf(piece),
      })),
    )
    refresh(
      sheet,
      scoreSheet(game).map((line) => h('li', {}, line)),
    )
  }
}
