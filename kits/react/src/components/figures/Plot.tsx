import { ticks, type Point } from '../../lib/chart/ticks'
import { useWidth } from './useWidth'

const HEIGHT = 260
const TOP = 16
const BOTTOM = 30

interface Props {
  points: readonly Point[]
  form: 'bar' | 'line'
  format: (value: number) => string
  /** For the axis. */
  formatTick: (value: number) => string
  label: string
}

/** Draws points as bars or as a line. */
export function Plot({ points, form, format, formatTick, label }: Props) {
  const { element, widthPx } = useWidth(640)
  const axis = ticks(points.map((point) => point.value))
  const low = axis[0] ?? 0
  const high = axis.at(-1) ?? 1
  const left = 16 + 7 * Math.max(...axis.map((value) => formatTick(value).length))
  const step = (widthPx - left) / points.length
  const y = (value: number) => TOP + ((high - value) / (high - low)) * (HEIGHT - TOP - BOTTOM)
  const x = (index: number) => left + step * (index + 0.5)
  // Labels that would overlap are left out.
  const every = Math.ceil((points.length * 58) / (widthPx - left))

  return (
    <div ref={element}>
      <svg
        viewBox={`0 0 ${widthPx} ${HEIGHT}`}
        role="img"
        aria-label={label}
        className="w-full text-muted"
      >
        {axis.map((value) => (
          <g key={value}>
            <line x1={left} x2={widthPx} y1={y(value)} y2={y(value)} className="stroke-line" />
            <text
              x={left - 10}
              y={y(value) + 4}
              textAnchor="end"
              className="fill-current text-xs tabular-nums"
            >
              {formatTick(value)}
            </text>
          </g>
        ))}
        {form === 'bar' ? (
          <Bars points={points} x={x} y={y} width={Math.min(56, step * 0.62)} format={format} />
        ) : (
          <Line points={points} x={x} y={y} format={format} />
        )}
        {points.map(
          (point, index) =>
            index % every === 0 && (
              <text
                key={point.label}
                x={x(index)}
                y={HEIGHT - 8}
                textAnchor="middle"
                className="fill-current text-xs"
              >
                {shorten(point.label, step * every)}
              </text>
            ),
        )}
      </svg>
    </div>
  )
}

interface ShapeProps {
  points: readonly Point[]
  x: (index: number) => number
  y: (value: number) => number
  format: (value: number) => string
}

function Bars({ points, x, y, width, format }: ShapeProps & { width: number }) {
  return points.map((point, index) => {
    const top = Math.min(y(point.value), y(0))
    return (
      <rect
        key={point.label}
        x={x(index) - width / 2}
        y={top}
        width={width}
        height={Math.max(1, Math.abs(y(point.value) - y(0)))}
        rx={4}
        className="fill-primary stroke-edge transition hover:opacity-80"
      >
        <title>{`${point.label}: ${format(point.value)}`}</title>
      </rect>
    )
  })
}

function Line({ points, x, y, format }: ShapeProps) {
  const path = points
    .map((point, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(point.value)}`)
    .join('')
  const area = `${path}L${x(points.length - 1)} ${y(0)}L${x(0)} ${y(0)}Z`
  return (
    <>
      {points.length > 1 && <path d={area} className="fill-primary opacity-10" />}
      <path
        d={path}
        className="fill-none stroke-edge"
        strokeWidth={2.5}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {points.map((point, index) => (
        <circle
          key={point.label}
          cx={x(index)}
          cy={y(point.value)}
          r={4.5}
          className="fill-primary stroke-edge"
          strokeWidth={2.5}
        >
          <title>{`${point.label}: ${format(point.value)}`}</title>
        </circle>
      ))}
    </>
  )
}

function shorten(text: string, width: number): string {
  const fits = Math.max(4, Math.floor(width / 6.5))
  return text.length <= fits ? text : `${text.slice(0, fits - 1)}…`
}
