import { h, refresh } from '../dom.js'
import { series, ticks } from '../lib/chart/series.js'
import { formatNumber } from '../lib/records/format.js'
import { fieldOf } from '../lib/records/fields.js'
import { formatFor, formatShort } from '../lib/records/measure.js'
import { collection } from '../ui/collection.js'
import { emptyState } from '../ui/controls.js'
import { svg } from '../ui/svg.js'

const WIDTH = 720
const HEIGHT = 260
const TOP = 16
const BOTTOM = 30

/** A bar or line chart of an entity's records, with the same numbers as a table for those who cannot see it. */
export function chart(
  root,
  { entity, heading, form, groupBy, period = 'month', measure = 'count', field },
) {
  const measured = field === undefined || measure === 'count' ? undefined : fieldOf(entity, field)
  const format = (value) => (measured ? formatFor(measured, value) : formatNumber(value))
  const by = fieldOf(entity, groupBy)
  const place = h('figure', { class: 'card chart' })
  root.replaceChildren(place)

  collection(entity, (rows, names) => {
    const points = series(rows, { by, period, measure: { measure, field } }, names)
    refresh(
      place,
      h('figcaption', {}, heading),
      points.length === 0
        ? emptyState('Nothing to draw yet', `Add ${entity.plural.toLowerCase()} to see the chart.`)
        : [
            plot(points, {
              form,
              format,
              formatTick: (value) => formatShort(measured, value),
              label: heading,
            }),
            table(points),
          ],
    )
  }).draw()

  function table(points) {
    const line = (point) =>
      h('tr', {}, h('th', { scope: 'row' }, point.label), h('td', {}, format(point.value)))
    return h(
      'table',
      { class: 'sr-only' },
      h('caption', {}, heading),
      h('tbody', {}, points.map(line)),
    )
  }
}

function plot(points, { form, format, formatTick, label }) {
  const axis = ticks(points.map((point) => point.value))
  const low = axis[0]
  const high = axis.at(-1)
  const left = 16 + 7 * Math.max(...axis.map((value) => formatTick(value).length))
  const step = (WIDTH - left) / points.length
  const x = (index) => left + step * (index + 0.5)
  const y = (value) => TOP + ((high - value) / (high - low)) * (HEIGHT - TOP - BOTTOM)
  // Labels that would overlap are left out.
  const every = Math.ceil((points.length * 58) / (WIDTH - left))
  const grid = axis.map((value) => [
    svg('line', { x1: left, x2: WIDTH, y1: y(value), y2: y(value), class: 'grid' }),
    svg('text', { x: left - 10, y: y(value) + 4, 'text-anchor': 'end' }, formatTick(value)),
  ])
  const labels = points
    .map((point, index) => ({ point, index }))
    .filter(({ index }) => index % every === 0)
    .map(({ point, index }) =>
      svg('text', { x: x(index), y: HEIGHT - 8, 'text-anchor': 'middle' }, point.label),
    )
  const shapes =
    form === 'bar'
      ? bars(points, x, y, Math.min(56, step * 0.62), format)
      : line(points, x, y, format)
  return svg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label },
    grid.flat(),
    shapes,
    labels,
  )
}

function bars(points, x, y, width, format) {
  return points.map((point, index) =>
    svg(
      'rect',
      {
        x: x(index) - width / 2,
        y: Math.min(y(point.value), y(0)),
        width,
        height: Math.max(1, Math.abs(y(point.value) - y(0))),
        rx: 4,
        class: 'bar',
      },
      svg('title', {}, `${point.label}: ${format(point.value)}`),
    ),
  )
}

function line(points, x, y, format) {
  const path = points
    .map((point, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(point.value)}`)
    .join('')
  const dots = points.map((point, index) =>
    svg(
      'circle',
      { cx: x(index), cy: y(point.value), r: 4.5, class: 'dot' },
      svg('title', {}, `${point.label}: ${format(point.value)}`),
    ),
  )
  return [svg('path', { d: path, class: 'line' }), ...dots]
}
