import { h, refresh, uniqueId } from '../dom.js'
import { difficulties } from '../lib/games/difficulty.js'
import {
  compare,
  guess,
  help,
  isOver,
  isWon,
  newGame,
  range,
  rangeInsets,
  statusOf,
} from '../lib/games/number-guess/game.js'
import { bestOf } from '../ui/best.js'
import { button, segments } from '../ui/controls.js'
import { gameFrame } from '../ui/game-frame.js'

/** `max` is the highest number, instead of that of the level. */
export function numberGuess(root, { heading, difficulty = 'normal', max }) {
  let game = newGame(difficulty, Math.random, max)
  const best = bestOf('number-guess', draw, 'less')
  const id = uniqueId('guess')
  const bar = h('span')
  const low = h('span')
  const high = h('span')
  const input = h('input', { id, inputMode: 'numeric', autocomplete: 'off' })
  const submit = button('Guess', { look: 'primary', type: 'submit' })
  const problem = h('p', { role: 'alert' })
  const list = h('ol', { 'aria-label': 'Your guesses', class: 'guess-list' })
  const form = h(
    'form',
    { class: 'guess-form', onsubmit: onSubmit },
    h('label', { htmlFor: id }, 'Your guess'),
    input,
    submit,
    problem,
  )
  const levels =
    max === undefined &&
    segments('Difficulty', difficulties, difficulty, (level) => {
      difficulty = level
      start()
    })
  const tools = [levels, button('New game', { onclick: start })]
  const bounds = h('div', { class: 'guess-range' }, h('div', {}, bar), h('p', {}, low, high))
  const frame = gameFrame(root, { heading, tools, help, error: best.error }, bounds, form, list)
  draw()

  function start() {
    game = newGame(difficulty, Math.random, max)
    input.value = ''
    draw()
  }

  function onSubmit(event) {
    event.preventDefault()
    const before = game
    game = guess(game, input.value)
    if (!game.problem) input.value = ''
    draw()
    if (isWon(game) && !isOver(before)) best.add(game.max, game.guesses.length)
    input.focus()
  }

  function draw() {
    const left = range(game)
    const { from, to } = rangeInsets(game)
    frame.say(statusOf(game))
    frame.show([
      { label: 'Guesses', value: game.guesses.length },
      { label: 'Left', value: game.tries - game.guesses.length },
      { label: 'Best', value: best.at(game.max) ?? '–' },
    ])
    bar.style = `--from: ${from}; --to: ${to}`
    low.textContent = `From ${left.low}`
    high.textContent = `to ${left.high}`
    input.disabled = isOver(game)
    submit.disabled = isOver(game)
    input.setAttribute('aria-invalid', String(game.problem !== ''))
    if (problem.textContent !== game.problem) problem.textContent = game.problem
    refresh(list, game.guesses.map(entry))
  }

  function entry(number) {
    const kind = number === game.secret ? 'correct' : ''
    return h('li', { class: kind }, h('b', {}, number), ` ${compare(game, number)}`)
  }
}
