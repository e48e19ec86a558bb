import { h } from '../dom.js'

const RADIUS = 110
const LENGTH = 2 * Math.PI * RADIUS

/** A time in a ring that empties. */
export function timeRing(label) {
  const time = h('p', { role: 'timer', 'aria-label': label, class: 'timer-digits' })
  const hint = h('p', { class: 'muted' })
  const ring = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  ring.setAttribute('viewBox', '0 0 240 240')
  ring.setAttribute('aria-hidden', 'true')
  const circles = ['track', 'left'].map((name) => {
    const circle = document.createElementNS('http://www.w3.org/2000/svg', 'circle')
    for (const [key, value] of Object.entries({ cx: 120, cy: 120, r: RADIUS, class: name }))
      circle.setAttribute(key, value)
    return circle
  })
  ring.append(...circles)
  circles[1].setAttribute('stroke-dasharray', LENGTH)
  return {
    element: h('div', { class: 'time-ring' }, ring, h('div', {}, time, hint)),
    show(text, part, below = '', name = label) {
      time.textContent = text
      time.setAttribute('aria-label', name)
      hint.textContent = below
      circles[1].setAttribute('stroke-dashoffset', LENGTH * (1 - part))
    },
  }
}
