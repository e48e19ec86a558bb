import { h } from '../dom.js'
import { fromIso } from '../lib/dates.js'
import {
  countryOf,
  feelsLike,
  formatDegrees,
  skies,
  skyName,
} from '../lib/tools/weather/weather.js'
import { button } from './controls.js'

const pictures = { sunny: '☀️', cloudy: '⛅', rainy: '🌧️', stormy: '⛈️', snowy: '🌨️', foggy: '🌫️' }
const numbers = [
  { id: 'temperature', label: 'Temperature (°C)', min: -60, max: 60 },
  { id: 'humidity', label: 'Humidity (%)', min: 0, max: 100 },
  { id: 'wind', label: 'Wind (km/h)', min: 0, max: 300 },
]

/** A picture of the sky; what it shows is also said in words beside it. */
function skyPicture(sky) {
  return h('span', { 'aria-hidden': 'true', class: 'sky' }, pictures[sky])
}

export function weatherNow(city, now, unit) {
  const wind = unit === 'c' ? `${now.wind} km/h` : `${Math.round(now.wind / 1.609)} mph`
  const facts = [
    ['Feels like', formatDegrees(feelsLike(now), unit)],
    ['Humidity', `${now.humidity} %`],
    ['Wind', wind],
  ]
  return [
    h(
      'div',
      { class: 'tool-head' },
      h(
        'div',
        {},
        h('h2', {}, city),
        h('p', { class: 'muted' }, countryOf(city)),
        h('p', { role: 'status', class: 'timer-digits' }, formatDegrees(now.temperature, unit)),
        h('p', {}, skyName(now.sky)),
      ),
      skyPicture(now.sky),
    ),
    h(
      'dl',
      {},
      facts.map(([label, value]) => h('div', {}, h('dt', {}, label), h('dd', {}, value))),
    ),
  ]
}

export function weatherDays(days, unit) {
  const card = (day) =>
    h(
      'li',
      { class: 'card' },
      h(
        'b',
        {},
        fromIso(day.date).toLocaleDateString(undefined, { weekday: 'short', day: 'numeric' }),
      ),
      skyPicture(day.sky),
      h('small', {}, skyName(day.sky)),
      h('b', {}, formatDegrees(day.high, unit)),
      h('span', {}, formatDegrees(day.low, unit)),
      h('small', {}, `Rain ${day.rain} %`),
    )
  return [
    h('h2', { class: 'tool-title' }, `${days.length}-day forecast`),
    h('ul', { class: 'forecast' }, days.map(card)),
  ]
}

/** The sample data of one city. */
export function weatherEditor(now, onChange, onReset) {
  const field = ({ id, label, min, max }) => {
    const input = h('input', {
      type: 'number',
      min,
      max,
      value: now[id],
      'data-key': id,
      onchange: () => {
        const value = input.valueAsNumber
        if (value >= min && value <= max) onChange({ [id]: value })
        else input.value = now[id]
      },
    })
    return h('label', {}, label, input)
  }
  const sky = h(
    'select',
    { 'data-key': 'sky', onchange: () => onChange({ sky: sky.value }) },
    skies.map(({ value, label }) => h('option', { value, selected: value === now.sky }, label)),
  )
  return [
    h('div', { class: 'setting-grid' }, numbers.map(field), h('label', {}, 'Sky', sky)),
    button('Reset', { onclick: onReset }),
  ]
}
