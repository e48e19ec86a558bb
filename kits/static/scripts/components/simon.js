import { h } from '../dom.js'
import { runGame } from '../lib/games/loop.js'
import { createSession } from '../lib/games/session.js'
import { pads, tones, turnName } from '../lib/games/simon/game.js'
import { simonGame as game } from '../lib/games/simon/simon.js'
import { createTones } from '../lib/games/tones.js'
import { cellGrid } from '../ui/cell-grid.js'
import { clockFrame } from '../ui/clock-frame.js'
import { button } from '../ui/controls.js'

export function simon(root, { heading, difficulty = 'normal' }) {
  const session = createSession(game, difficulty, Math.random)
  const player = createTones()
  let sound = true
  let heard = ''
  const turn = h('p', { role: 'status', class: 'game-status' })
  const board = cellGrid('Colours', 'simon-board', 2, { onPress: (at) => session.tap(pads[at]) })
  const toggle = button('', { onclick: () => setSound(!sound) })
  setSound(true)
  session.subscribe(draw)
  draw()
  const content = [turn, board.element]
  const stage = clockFrame(root, game, session, { heading, difficulty, tools: toggle, content })
  runGame(stage, game.keys, session)

  function setSound(on) {
    sound = on
    toggle.textContent = on ? 'Sound: on' : 'Sound: off'
    toggle.setAttribute('aria-pressed', String(on))
  }

  function draw() {
    const state = session.state()
    const { lit, at } = state
    if (turn.textContent !== turnName(state)) turn.textContent = turnName(state)
    board.show(pads.map((pad) => ({ label: pad, class: pad === lit ? `${pad} lit` : pad })))
    const tone = lit ? `${lit} ${at}` : ''
    if (tone && tone !== heard && sound && session.view().phase === 'playing')
      player.play(tones[lit], 0.3)
    heard = tone
  }
}
