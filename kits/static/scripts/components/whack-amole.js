import { h } from '../dom.js'
import { runGame } from '../lib/games/loop.js'
import { createSession } from '../lib/games/session.js'
import { holes, labelOf } from '../lib/games/whack-a-mole/game.js'
import { whackAMoleGame as game } from '../lib/games/whack-a-mole/whack-a-mole.js'
import { cellGrid } from '../ui/cell-grid.js'
import { clockFrame } from '../ui/clock-frame.js'

export function whackAMole(root, { heading, difficulty = 'normal' }) {
  const session = createSession(game, difficulty, Math.random)
  const board = cellGrid('Holes', 'mole-board', 3, { onPress: (at) => session.tap(holes[at]) })
  session.subscribe(draw)
  draw()
  const stage = clockFrame(root, game, session, { heading, difficulty, content: board.element })
  runGame(stage, game.keys, session)

  function draw() {
    const state = session.state()
    board.show(holes.map((_, at) => cell(state, at)))
  }
}

function cell(state, at) {
  const visitor = state.visitors.find(({ hole }) => hole === at)
  const hit = state.hits.find(({ hole }) => hole === at)
  return {
    label: labelOf(state, at),
    class: visitor?.animal ?? (hit && 'hit'),
    content: visitor ? h('i') : hit && h('b', {}, hit.points > 0 ? `+${hit.points}` : hit.points),
  }
}
