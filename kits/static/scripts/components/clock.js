import { h, refresh } from '../dom.js'
import { kept } from '../ui/kept.js'
import { part } from '../ui/part.js'

/** The time and the date here, in digits and on a dial. */
export function clock(root, { heading }) {
  const hours = kept('clock-hour12', (stored) => stored === true, draw)
  const time = h('p', { role: 'timer', 'aria-label': 'Time', class: 'timer-digits' })
  const date = h('p', { class: 'muted' })
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' ')
  const box = h('input', {
    type: 'checkbox',
    onchange: () => hours.change(() => box.checked),
  })
  const face = h('div', { class: 'dial', 'aria-hidden': 'true' })
  const hands = ['hour', 'minute', 'second'].map((name) => h('i', { class: name }))
  refresh(face, hands)
  part(
    root,
    heading,
    h(
      'div',
      { class: 'card timer' },
      face,
      time,
      h('div', { class: 'timer-below' }, date, h('p', { class: 'muted' }, zone)),
      h('label', { class: 'check' }, box, '12-hour clock'),
    ),
  )
  hours.draw()
  setInterval(hours.draw, 200)

  function draw(hour12) {
    const now = new Date()
    box.checked = hour12
    time.textContent = now.toLocaleTimeString(undefined, {
      hour: hour12 ? 'numeric' : '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: hour12 ? 'h12' : 'h23',
    })
    date.textContent = now.toLocaleDateString(undefined, { dateStyle: 'full' })
    const seconds = now.getSeconds()
    const minutes = now.getMinutes() + seconds / 60
    const angles = [30 * ((now.getHours() % 12) + minutes / 60), 6 * minutes, 6 * seconds]
    for (const [at, hand] of hands.entries()) hand.style.rotate = `${angles[at]}deg`
  }
}
