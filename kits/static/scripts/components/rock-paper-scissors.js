import { h, refresh } from '../dom.js'
import {
  drawings,
  explain,
  handsOf,
  helpFor,
  matchLengths,
  nameOf,
  newMatch,
  play,
  points,
  statusOf,
  winner,
} from '../lib/games/rock-paper-scissors/game.js'
import { button, segments } from '../ui/controls.js'
import { gameFrame } from '../ui/game-frame.js'
import { strokes } from '../ui/strokes.js'
import { tallyOf } from '../ui/tally.js'

export function rockPaperScissors(root, { heading, variant = 'classic', bestOf = '3' }) {
  let match = newMatch(bestOf)
  const tally = tallyOf('rock-paper-scissors', draw)
  const duel = h('div', { class: 'duel' })
  const hands = handsOf(variant).map((hand) =>
    h('button', { type: 'button', onclick: () => choose(hand) }, handDrawing(hand), nameOf(hand)),
  )
  const tools = [
    segments('Match', matchLengths, bestOf, (length) => {
      bestOf = length
      start()
    }),
    button('New game', { onclick: start }),
  ]
  const frame = gameFrame(
    root,
    { heading, tools, help: helpFor(variant), error: tally.error },
    duel,
    h('div', { role: 'group', 'aria-label': 'Your hand', class: 'hands' }, hands),
  )
  draw()

  function start() {
    match = newMatch(bestOf)
    draw()
  }

  function choose(hand) {
    match = play(match, hand, variant, Math.random)
    draw()
    tally.add(match.rounds.at(-1).result)
  }

  function draw() {
    const { player, computer } = points(match)
    const { wins, best } = tally.read()
    const last = match.rounds.at(-1)
    frame.say(last ? `${statusOf(match)} ${explain(last)}` : statusOf(match))
    frame.show([
      { label: 'You', value: player },
      { label: 'Computer', value: computer },
      { label: 'Total wins', value: wins },
      { label: 'Best streak', value: best },
    ])
    refresh(
      duel,
      chosen('You', last?.player, last?.result === 'win'),
      h('b', { 'aria-hidden': 'true' }, 'vs'),
      chosen('Computer', last?.computer, last?.result === 'loss'),
    )
    for (const hand of hands) hand.disabled = winner(match) !== null
  }
}

function chosen(name, hand, wins) {
  return h(
    'figure',
    { class: wins ? 'winner' : '' },
    hand ? handDrawing(hand) : h('span', { class: 'unknown' }, '?'),
    h('figcaption', {}, hand ? `${name}: ${nameOf(hand)}` : name),
  )
}

function handDrawing(hand) {
  const drawing = strokes('0 0 48 48', drawings[hand])
  drawing.setAttribute('class', 'hand-drawing')
  return drawing
}
