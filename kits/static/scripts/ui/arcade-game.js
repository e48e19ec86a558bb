import { h } from '../dom.js'
import { runOnCanvas } from '../lib/games/loop.js'
import { createSession } from '../lib/games/session.js'
import { clockFrame } from './clock-frame.js'
import { gamePad } from './game-pad.js'

/** A game that is drawn on a canvas. */
export function arcadeGame(root, game, { heading, difficulty = 'normal' }) {
  const session = createSession(game, difficulty, Math.random)
  const label = `${game.title}, the playing field`
  const canvas = h('canvas', { role: 'img', 'aria-label': label })
  const stage = clockFrame(root, game, session, {
    heading,
    difficulty,
    ratio: game.width / game.height,
    content: canvas,
    below: gamePad(game.pad, session.press, session.release),
  })
  runOnCanvas(stage, canvas, game, session)
}
