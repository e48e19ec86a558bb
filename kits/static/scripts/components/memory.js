import { h, shape } from '../dom.js'
import { difficulties } from '../lib/games/difficulty.js'
import {
  cover,
  flip,
  help,
  isMismatch,
  isWon,
  labelOf,
  newGame,
  pairsFound,
  statusOf,
} from '../lib/games/memory/game.js'
import { ownFaces, themeNames, themes } from '../lib/games/memory/themes.js'
import { bestOf } from '../ui/best.js'
import { cellGrid } from '../ui/cell-grid.js'
import { button, segments, select } from '../ui/controls.js'
import { gameFrame } from '../ui/game-frame.js'

const LOOK_MS = 1000

/** Pairs: turn over two cards, keep those that match. */
export function memory(root, { heading, difficulty = 'normal', theme = 'shapes', words }) {
  let game = deal()
  let timer = 0
  const best = bestOf('memory', draw, 'less')
  const board = cellGrid('Cards', 'memory-board', game.columns, {
    onPress: press,
  })
  const tools = [
    segments('Difficulty', difficulties, difficulty, (level) => {
      difficulty = level
      start()
    }),
    !words &&
      select('Cards', themeNames, theme, (value) => {
        theme = value
        start()
      }),
    button('New game', { onclick: start }),
  ]
  const frame = gameFrame(root, { heading, tools, help, error: best.error }, board.element)
  draw()

  function deal() {
    return newGame(difficulty, words ? ownFaces(words) : themes[theme], Math.random)
  }

  function start() {
    game = deal()
    draw()
  }

  function press(at) {
    const before = game
    game = flip(game, at)
    draw()
    if (isWon(game) && !isWon(before)) best.add(difficulty, game.moves)
  }

  function draw() {
    clearTimeout(timer)
    if (isMismatch(game)) timer = setTimeout(coverAgain, LOOK_MS)
    frame.say(statusOf(game))
    frame.show([
      { label: 'Moves', value: game.moves },
      { label: 'Pairs', value: `${pairsFound(game)}/${game.cards.length / 2}` },
      { label: 'Best', value: best.at(difficulty) ?? '–' },
    ])
    board.show(game.cards.map(cell), game.columns)
  }

  function coverAgain() {
    game = cover(game)
    draw()
  }
}

function cell(card, at) {
  return {
    label: labelOf(card, at),
    class: { hidden: '', open: 'turned', found: 'turned found' }[card.state],
    inactive: card.state !== 'hidden',
    content: sides(card),
  }
}

/** Back and front of a card. A hidden card keeps its secret even from those who look into the page. */
function sides({ face, state }) {
  const front = h('span', {
    class: 'front',
    style: face.colour && `color: var(--${face.colour})`,
  })
  if (state !== 'hidden') {
    if (face.path) front.append(shape(face.path))
    if (face.text) front.append(h('b', { class: face.text.length > 2 ? 'word' : '' }, face.text))
    if (face.text !== face.name) front.append(h('small', {}, face.name))
  }
  const both = document.createDocumentFragment()
  both.append(h('span', { class: 'back' }), front)
  return both
}
