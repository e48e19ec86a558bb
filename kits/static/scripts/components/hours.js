import { h, refresh } from '../dom.js'
import { capitalise, openNow, week, weekdayOf } from '../lib/site/hours.js'

/** Opening hours; today's are marked, and whether it is open right now. */
export function hours(root, { days }) {
  function draw() {
    const now = new Date()
    const today = weekdayOf(now)
    const { open, text } = openNow(days, now)
    refresh(
      root,
      h('p', { class: open ? 'state open' : 'state' }, text),
      h(
        'dl',
        {},
        week(days).map(({ day, spans }) =>
          h(
            'div',
            { 'aria-current': day === today && 'date' },
            h('dt', {}, capitalise(day), day === today && h('small', {}, 'Today')),
            h('dd', {}, spans.length === 0 ? 'Closed' : spans.map(span)),
          ),
        ),
      ),
    )
  }
  draw()
  setInterval(draw, 60_000)
}

function span({ opens, closes, note }) {
  return h(
    'span',
    {},
    opens && closes ? `${opens} – ${closes}` : 'Closed',
    note && h('small', {}, note),
  )
}
