import { h } from '../dom.js'
import { difficulties } from '../lib/games/difficulty.js'
import {
  canHint,
  drawn,
  guess,
  help,
  hint,
  isLost,
  isOver,
  isWon,
  keyState,
  newGame,
  parts,
  shown,
  spoken,
  statusOf,
} from '../lib/games/hangman/game.js'
import { topicNames, topics } from '../lib/games/hangman/topics.js'
import { listenToKeys } from '../lib/games/keys.js'
import { isLetter } from '../lib/games/letters.js'
import { button, segments, select } from '../ui/controls.js'
import { gameFrame } from '../ui/game-frame.js'
import { letterKeys } from '../ui/letter-keys.js'
import { strokes } from '../ui/strokes.js'
import { tallyOf } from '../ui/tally.js'

export function hangman(root, { heading, difficulty = 'normal', topic = 'animals', words }) {
  let game = fresh()
  const tally = tallyOf('hangman', draw)
  const hintButton = button('Hint', {
    onclick: () => set(hint(game, Math.random)),
  })
  const tools = [
    segments('Difficulty', difficulties, difficulty, (level) => {
      difficulty = level
      start()
    }),
    !words &&
      select('Topic', topicNames, topic, (value) => {
        topic = value
        start()
      }),
    hintButton,
    button('New game', { onclick: start }),
  ]
  const gallows = strokes('0 0 120 120', parts)
  const word = h('div', { role: 'img', class: 'hangman-word' })
  const field = h('div', { class: 'hangman' }, gallows, word)
  const keys = letterKeys({ onLetter: (letter) => set(guess(game, letter)) })
  const frame = gameFrame(root, { heading, tools, help, error: tally.error }, field, keys.element)
  listenToKeys(field, (key) => isLetter(key) && set(guess(game, key)))
  draw()

  function fresh() {
    return newGame(difficulty, words ?? topics[topic], Math.random, game?.word)
  }

  function start() {
    game = fresh()
    draw()
  }

  function set(next) {
    const before = game
    game = next
    draw()
    if (isOver(next) && !isOver(before)) tally.add(isWon(next) ? 'win' : 'loss')
  }

  function draw() {
    const { wins, losses, streak, best } = tally.read()
    frame.say(statusOf(game))
    frame.show([
      { label: 'Wins', value: wins },
      { label: 'Losses', value: losses },
      { label: 'Streak', value: streak },
      { label: 'Best streak', value: best },
    ])
    hintButton.disabled = !canHint(game)
    gallows.classList.toggle('lost', isLost(game))
    const visible = drawn(game).length
    for (const [at, path] of [...gallows.children].entries())
      path.classList.toggle('missing', at >= visible)
    word.setAttribute('aria-label', spoken(game))
    word.replaceChildren(...shown(game).map(character))
    keys.show((letter) => keyState(game, letter), isOver(game))
  }

  function character(char, at) {
    // In the end the letters that were missing are shown too.
    const late = char === null && isLost(game)
    const kind = char === ' ' ? 'gap' : late ? 'late' : ''
    return h('span', { class: kind }, late ? game.word[at] : char)
  }
}
