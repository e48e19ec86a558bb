import { h, refresh } from '../dom.js'
import { button } from './controls.js'

const titles = { paused: 'Paused', over: 'Game over' }
const actions = { ready: 'Start game', paused: 'Resume', over: 'Play again' }

/** Lies over the stage whenever nobody plays: begin, go on, play again. */
export function gameOverlay(title, onPlay) {
  const overlay = h('div', { role: 'status', class: 'game-overlay' })
  let shown = null
  return {
    element: overlay,
    show({ phase, result }) {
      if (phase === shown) return
      shown = phase
      if (phase === 'playing') return overlay.replaceChildren()
      refresh(
        overlay,
        h('strong', {}, titles[phase] ?? title),
        result && h('p', {}, result),
        button(actions[phase], { look: 'primary', onclick: onPlay }),
      )
    },
  }
}
