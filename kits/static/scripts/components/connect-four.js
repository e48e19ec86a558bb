import {
  bestColumn,
  classOf,
  COLUMNS,
  drop,
  emptyBoard,
  help,
  isOver,
  labelOf,
  statusOf,
  winner,
} from '../lib/games/connect-four/game.js'
import { difficulties } from '../lib/games/difficulty.js'
import { listenToKeys } from '../lib/games/keys.js'
import { cellGrid } from '../ui/cell-grid.js'
import { button, segments } from '../ui/controls.js'
import { gameFrame } from '../ui/game-frame.js'
import { tallyOf } from '../ui/tally.js'

const opponents = [
  { value: 'computer', label: 'Computer' },
  { value: 'friend', label: 'Two players' },
]

const THINK_MS = 500

/** The player is red, the computer yellow. */
export function connectFour(root, options) {
  const { heading } = options
  let { difficulty = 'normal', opponent = 'computer' } = options
  let board = emptyBoard
  let timer = 0
  const tally = tallyOf('connect-four', draw)
  const grid = cellGrid('Board', 'four-board', COLUMNS, { onPress: (at) => play(at % COLUMNS) })
  const levels = segments('Difficulty', difficulties, difficulty, (level) => {
    difficulty = level
    start()
  })
  const tools = [
    segments('Opponent', opponents, opponent, (other) => {
      opponent = other
      start()
    }),
    levels,
    button('New game', { onclick: start }),
  ]
  const frame = gameFrame(root, { heading, tools, help, error: tally.error }, grid.element)
  listenToKeys(grid.element, (key) => /^[1-7]$/.test(key) && play(Number(key) - 1))
  draw()

  function start() {
    clearTimeout(timer)
    board = emptyBoard
    draw()
  }

  function isThinking() {
    return opponent === 'computer' && board.next === 'yellow' && !isOver(board)
  }

  function play(column) {
    if (!isThinking()) set(drop(board, column))
  }

  function answer() {
    const column = bestColumn(board, difficulty, Math.random)
    if (column !== null) set(drop(board, column))
  }

  function set(next) {
    if (next === board) return
    board = next
    draw()
    if (isThinking()) timer = setTimeout(answer, THINK_MS)
    if (!isOver(board) || opponent === 'friend') return
    const winning = winner(board)
    tally.add(winning ? (winning === 'red' ? 'win' : 'loss') : 'draw')
  }

  function draw() {
    const { wins, losses, draws } = tally.read()
    frame.say(statusOf(board, opponent))
    frame.show([
      { label: 'Wins', value: wins },
      { label: 'Losses', value: losses },
      { label: 'Draws', value: draws },
    ])
    levels.hidden = opponent === 'friend'
    grid.show(board.cells.map(cell))
  }

  function cell(_, at) {
    return {
      label: labelOf(board, at),
      class: classOf(board, at),
      inactive: isOver(board) || isThinking() || board.cells[at % COLUMNS] !== null,
    }
  }
}
