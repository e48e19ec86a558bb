import { h, refresh } from '../dom.js'
import { part } from './part.js'

/**
 * What stands around every game: figures, tools, the state of play and the instructions. Gives the ways to change the figures
 * and the state of play.
 */
export function gameFrame(root, { heading, tools, help, status = true, error }, ...content) {
  const figures = h('dl', { class: 'game-figures', 'aria-label': 'Score' })
  const state = h('p', { role: 'status', class: 'game-status' })
  const bar = h('div', { class: 'game-bar' }, figures, h('div', { class: 'game-tools' }, tools))
  const instructions = h('p', { class: 'game-help' }, h('b', {}, 'How to play.'), ` ${help}`)
  part(
    root,
    heading,
    h('div', { class: 'card game-frame' }, bar, status && state, error, content, instructions),
  )

  return {
    /** Figures are `{ label, value }`. */
    show(items) {
      const known = [...figures.querySelectorAll('dd')]
      // Numbers change in place, so that screen readers notice.
      if (known.length !== items.length) return refresh(figures, items.map(figure))
      for (const [at, { value }] of items.entries()) {
        if (known[at].textContent !== String(value)) known[at].textContent = value
      }
    },
    say(text) {
      if (state.textContent !== text) state.textContent = text
    },
  }
}

function figure({ label, value }) {
  const live = label === 'Score' ? 'polite' : null
  return h('div', {}, h('dt', {}, label), h('dd', { 'aria-live': live }, value))
}
