import { h, refresh } from '../dom.js'
import { difficulties } from '../lib/games/difficulty.js'
import { isOnButton, listenToKeys } from '../lib/games/keys.js'
import { isLetter } from '../lib/games/letters.js'
import {
  erase,
  help,
  isOver,
  isWon,
  keyState,
  newGame,
  rowsOf,
  spoken,
  statusOf,
  submit,
  type,
} from '../lib/games/word-guess/game.js'
import { fiveLetters } from '../lib/games/word-guess/words.js'
import { button, segments } from '../ui/controls.js'
import { gameFrame } from '../ui/game-frame.js'
import { letterKeys } from '../ui/letter-keys.js'
import { tallyOf } from '../ui/tally.js'

export function wordGuess(root, { heading, difficulty = 'normal', words = fiveLetters }) {
  let game = newGame(difficulty, words, Math.random)
  const tally = tallyOf('word-guess', drawFigures)
  const board = h('div', { class: 'word-board' })
  let drawnFor = ''
  const keys = letterKeys({
    reusable: true,
    onLetter: (letter) => set(type(game, letter)),
    onEnter: () => set(submit(game)),
    onDelete: () => set(erase(game)),
  })
  const tools = [
    segments('Difficulty', difficulties, difficulty, (level) => {
      difficulty = level
      start()
    }),
    button('New game', { onclick: start }),
  ]
  const frame = gameFrame(root, { heading, tools, help, error: tally.error }, board, keys.element)
  listenToKeys(board, (key, event) => {
    if (key === 'Enter' && !isOnButton(event)) set(submit(game))
    else if (key === 'Backspace') set(erase(game))
    else if (isLetter(key)) set(type(game, key))
  })
  drawFigures()
  draw()

  function start() {
    game = newGame(difficulty, words, Math.random, game.answer)
    draw()
  }

  function set(next) {
    if (next === game) return
    const before = game
    game = next
    draw()
    if (isOver(game) && !isOver(before)) tally.add(isWon(game) ? 'win' : 'loss')
  }

  function drawFigures() {
    const { wins, losses, streak, best } = tally.read()
    frame.show([
      { label: 'Wins', value: wins },
      { label: 'Losses', value: losses },
      { label: 'Streak', value: streak },
      { label: 'Best streak', value: best },
    ])
  }

  function draw() {
    frame.say(statusOf(game))
    board.classList.toggle('small', game.answer.length > 6)
    const rows = rowsOf(game)
    // Only what has changed is drawn anew: the letters move when they appear.
    if (board.children.length !== rows.length || drawnFor !== game.answer) {
      drawnFor = game.answer
      refresh(
        board,
        rows.map((row) =>
          h(
            'div',
            { role: 'img' },
            row.map(() => h('span')),
          ),
        ),
      )
    }
    rows.forEach(drawRow)
    keys.show((letter) => keyState(game, letter), isOver(game))
  }

  function drawRow(row, at) {
    const line = board.children[at]
    line.setAttribute('aria-label', spoken(row, at))
    for (const [place, { letter, state }] of row.entries()) {
      const tile = line.children[place]
      if (tile.className !== state) tile.className = state
      if (tile.textContent !== letter) tile.textContent = letter
    }
  }
}
