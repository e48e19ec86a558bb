import { ticks } from '../lib/chart/ticks.js'
import { svg } from './svg.js'

const WIDTH = 720
const HEIGHT = 260
const TOP = 16
const BOTTOM = 30

/** Draws points as bars or as a line. */
export function plot(points, { form, format, formatTick, label }) {
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
