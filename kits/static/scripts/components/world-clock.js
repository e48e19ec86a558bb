import { h, refresh, uniqueId } from '../dom.js'
import {
  cityDate,
  cityNames,
  cityTime,
  difference,
  findCity,
  isDay,
  readCities,
} from '../lib/tools/timer/world.js'
import { button, emptyState, iconButton } from '../ui/controls.js'
import { kept } from '../ui/kept.js'
import { errorPlace } from '../ui/notices.js'
import { part } from '../ui/part.js'

/** The time in several cities. */
export function worldClock(root, { heading, cities: first }) {
  const cities = kept('world-clock', (stored) => readCities(stored, first), draw)
  const hours = kept('clock-hour12', (stored) => stored === true, cities.draw)
  const problem = errorPlace()
  const list = h('div')
  const id = uniqueId('cities')
  const input = h('input', { placeholder: 'e.g. Tokyo' })
  input.setAttribute('list', id)
  const box = h('input', {
    type: 'checkbox',
    checked: hours.read(),
    onchange: () => hours.change(() => box.checked),
  })
  part(
    root,
    heading,
    h(
      'form',
      { class: 'tool-form', onsubmit: add },
      h('label', {}, 'City or time zone', input),
      h(
        'datalist',
        { id },
        cityNames.map((value) => h('option', { value })),
      ),
      button('Add city', { look: 'primary', icon: 'plus', type: 'submit' }),
      h('label', { class: 'check' }, box, '12-hour clock'),
    ),
    problem.element,
    cities.error,
    list,
  )
  cities.draw()
  setInterval(cities.draw, 1000)

  function add(event) {
    event.preventDefault()
    const city = findCity(input.value)
    const known = city && cities.read().some(({ name }) => name === city.name)
    problem.show(
      known
        ? `${city.name} is already there.`
        : city
          ? null
          : 'This city is not known. Choose one from the list, or a time zone such as Europe/Vienna.',
    )
    if (city && !known && cities.change((current) => [...current, city])) input.value = ''
  }

  function draw(current) {
    const now = new Date()
    refresh(
      list,
      current.length === 0
        ? emptyState('No city yet', 'Add one to see its time.')
        : h(
            'ul',
            { 'aria-label': 'Cities', class: 'cities' },
            current.map((city) => card(city, now)),
          ),
    )
  }

  function card({ name, zone }, now) {
    const sky = isDay(zone, now) ? '☀︎ day' : '☾ night'
    return h(
      'li',
      { class: 'card' },
      h(
        'div',
        {},
        h('h3', {}, name, h('span', { class: 'muted' }, ` ${sky}`)),
        h('p', { class: 'tool-figure' }, cityTime(zone, now, hours.read())),
        h('p', { class: 'muted' }, `${cityDate(zone, now)} · ${difference(zone, now)}`),
      ),
      iconButton('trash', `Remove ${name}`, {
        'data-key': name,
        onclick: () => cities.change((current) => current.filter((city) => city.name !== name)),
      }),
    )
  }
}
