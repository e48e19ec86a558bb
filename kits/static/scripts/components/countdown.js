import { h, refresh } from '../dom.js'
import { formatDate, formatDateTime } from '../lib/records/format.js'
import { inWords, timeLeft } from '../lib/site/countdown.js'

/** The time that is left until a date. */
export function countdown(root, { date, doneText = 'It has begun.' }) {
  const when = h(
    'p',
    { class: 'when' },
    date.includes('T') ? formatDateTime(date) : formatDate(date),
  )
  const place = h('div', { role: 'timer' })
  root.replaceChildren(when, place)

  function draw() {
    const left = timeLeft(date, new Date())
    if (!left) {
      clearInterval(timer)
      return place.replaceChildren(h('p', { class: 'lead', role: 'status' }, doneText))
    }
    const parts = Object.entries(left).map(([unit, value]) =>
      h('div', { class: 'card' }, h('dt', {}, unit), h('dd', {}, String(value).padStart(2, '0'))),
    )
    // Seconds are not read out.
    refresh(
      place,
      h('p', { class: 'sr-only' }, `${inWords(left)} left`),
      h('dl', { 'aria-hidden': 'true' }, parts),
    )
  }
  const timer = setInterval(draw, 1000)
  draw()
}
