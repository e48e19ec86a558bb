import { h, refresh, uniqueId } from '../dom.js'
import {
  changeCity,
  cityNames,
  findCity,
  fitChanges,
  forecast,
  nowAt,
  resetCity,
} from '../lib/tools/weather/weather.js'
import { button, segments } from '../ui/controls.js'
import { kept } from '../ui/kept.js'
import { errorPlace } from '../ui/notices.js'
import { part } from '../ui/part.js'
import { weatherDays, weatherEditor, weatherNow } from '../ui/weather-parts.js'

const units = [
  { value: 'c', label: '°C' },
  { value: 'f', label: '°F' },
]

/** The weather of several cities. There is no service behind it: it shows sample data, which one may change. */
export function weather(root, { heading, cities, unit: first = 'c' }) {
  const now = new Date()
  const changes = kept('weather', fitChanges, draw)
  const unit = kept(
    'weather-unit',
    (stored) => (stored === 'c' || stored === 'f' ? stored : first),
    changes.draw,
  )
  let city = findCity(cities[0] ?? '') ?? 'London'
  const problem = errorPlace()
  const id = uniqueId('cities')
  const input = h('input', { type: 'search', placeholder: 'e.g. Paris' })
  input.setAttribute('list', id)
  const quick = cities.map((name) =>
    button(name, {
      onclick: () => {
        city = findCity(name) ?? city
        problem.show(null)
        changes.draw()
      },
    }),
  )
  const current = h('section', { 'aria-label': 'Current weather', class: 'card weather-now' })
  const days = h('section', { 'aria-label': 'Forecast' })
  const editor = h('div')
  const title = h('summary')
  part(
    root,
    heading,
    h(
      'form',
      { class: 'tool-form', onsubmit: search },
      h('label', {}, 'Search city', input),
      h(
        'datalist',
        { id },
        cityNames.map((value) => h('option', { value })),
      ),
      button('Search', { look: 'primary', icon: 'search', type: 'submit' }),
      segments('Unit', units, unit.read(), (value) => unit.change(() => value)),
    ),
    problem.element,
    h('div', { role: 'group', 'aria-label': 'Cities', class: 'row' }, quick),
    current,
    days,
    h(
      'p',
      { role: 'note', class: 'muted' },
      'Sample data made from each city’s climate, not a live forecast.',
    ),
    h('details', { class: 'card tool-card rates' }, title, editor),
    changes.error,
  )
  changes.draw()

  function search(event) {
    event.preventDefault()
    const found = findCity(input.value)
    problem.show(found ? null : `There are no sample data for “${input.value.trim()}”.`)
    if (!found) return
    city = found
    input.value = ''
    changes.draw()
  }

  function draw(known) {
    const weatherHere = nowAt(city, now, known)
    for (const [at, choice] of quick.entries())
      choice.setAttribute('aria-pressed', String(findCity(cities[at]) === city))
    refresh(current, weatherNow(city, weatherHere, unit.read()))
    refresh(days, weatherDays(forecast(city, now), unit.read()))
    title.textContent = `Edit the data of ${city}`
    refresh(
      editor,
      weatherEditor(
        weatherHere,
        (next) => changes.change((all) => changeCity(all, city, next)),
        () => changes.change((all) => resetCity(all, city)),
      ),
    )
  }
}
