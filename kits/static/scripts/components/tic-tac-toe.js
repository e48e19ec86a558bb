import { h, refresh } from '../dom.js'
import { bestMove, emptyCells, isOver, outcome, play, turn } from '../lib/tic-tac-toe/game.js'
import { addToScore, noScore, readScore } from '../lib/tic-tac-toe/score.js'
import { button, segments } from '../ui/controls.js'
import { kept } from '../ui/kept.js'
import { part } from '../ui/part.js'

const opponents = [
  { value: 'computer', label: 'Computer' },
  { value: 'friend', label: 'Two players' },
]

const steps = {
  ArrowLeft: (at) => (at % 3 === 0 ? at : at - 1),
  ArrowRight: (at) => (at % 3 === 2 ? at : at + 1),
  ArrowUp: (at) => (at < 3 ? at : at - 3),
  ArrowDown: (at) => (at > 5 ? at : at + 3),
}

/** Tic-tac-toe for two players or against the computer, which plays O. */
export function ticTacToe(root, { heading, opponent = 'computer' }) {
  let cells = emptyCells
  const score = kept('tic-tac-toe-score', readScore, drawScore)
  const message = h('p', { role: 'status', class: 'game-message' })
  const board = h('div', { role: 'group', 'aria-label': 'Board', class: 'game-board' })
  const scores = h('dl', { 'aria-label': 'Score', class: 'card game-score' })

  part(
    root,
    heading,
    segments('Opponent', opponents, opponent, (value) => {
      opponent = value
      start()
      score.draw()
    }),
    message,
    board,
    score.error,
    scores,
    h(
      'div',
      { class: 'row' },
      button('New game', { look: 'primary', onclick: start }),
      button('Reset score', { onclick: () => score.change(() => noScore) }),
    ),
  )
  root.classList.add('game')
  start()
  score.draw()

  function start() {
    cells = emptyCells
    draw()
  }

  function move(at) {
    let next = play(cells, at)
    if (next === cells) return
    // The computer answers at once.
    const answer = opponent === 'computer' ? bestMove(next) : null
    if (answer !== null) next = play(next, answer)
    cells = next
    if (isOver(cells)) score.change((current) => addToScore(current, outcome(cells)))
    draw()
  }

  function draw() {
    const result = outcome(cells)
    const over = isOver(cells)
    message.textContent = messageFor(result)
    refresh(
      board,
      cells.map((mark, at) =>
        h(
          'button',
          {
            type: 'button',
            'data-key': String(at),
            'aria-label': `Row ${Math.floor(at / 3) + 1}, column ${(at % 3) + 1}: ${mark ?? 'empty'}`,
            // Not `disabled`: taken cells must stay reachable with the arrow keys.
            'aria-disabled': String(mark !== null || over),
            class: `${mark ?? ''} ${result.line.includes(at) ? 'winning' : ''}`,
            onclick: () => move(at),
            onkeydown: (event) => walk(event, at),
          },
          mark,
        ),
      ),
    )
  }

  function walk(event, at) {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    board.children[step(at)].focus()
  }

  function messageFor({ winner, draw: drawn }) {
    if (drawn) return 'It’s a draw'
    if (opponent === 'friend') return winner ? `${winner} wins!` : `${turn(cells)}’s turn`
    if (winner) return winner === 'X' ? 'You win!' : 'The computer wins'
    return 'Your turn'
  }

  function drawScore({ X, O, draws }) {
    const computer = opponent === 'computer'
    const items = [
      [computer ? 'You (X)' : 'X', X],
      ['Draws', draws],
      [computer ? 'Computer (O)' : 'O', O],
    ]
    refresh(
      scores,
      items.map(([label, value]) => h('div', {}, h('dt', {}, label), h('dd', {}, value))),
    )
  }
}
