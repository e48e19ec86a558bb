import { slicePath } from '../../../lib/tools/generate/chance'

const colours = ['#4f46e5', '#db2777', '#d97706', '#059669', '#0284c7', '#7c3aed', '#dc2626']

interface Props {
  items: readonly string[]
  /** How far it has turned. */
  angle: number
  spinMs: number
}

/** A wheel of coloured pieces with a mark at the top. */
export function Wheel({ items, angle, spinMs }: Props) {
  return (
    <svg viewBox="-110 -116 220 226" aria-hidden="true" className="w-full max-w-sm">
      <g
        style={{
          transform: `rotate(${angle}deg)`,
          transition: `transform ${spinMs}ms cubic-bezier(0.15, 0.8, 0.25, 1)`,
        }}
      >
        {items.length === 0 && <circle r="100" className="fill-sunken" />}
        {items.map((item, at) => (
          <g key={at}>
            <path d={slicePath(at, items.length)} fill={colourOf(at, items.length)} />
            <text
              transform={`rotate(${((at + 0.5) * 360) / items.length - 90})`}
              x="92"
              textAnchor="end"
              dominantBaseline="central"
              fill="#ffffff"
              fontSize={Math.max(4, Math.min(10, 150 / items.length))}
              fontWeight="600"
            >
              {item.length > 16 ? `${item.slice(0, 15)}…` : item}
            </text>
          </g>
        ))}
      </g>
      <circle r="10" className="fill-surface stroke-line" strokeWidth="2" />
      <path d="M-9 -114h18l-9 20Z" className="fill-ink stroke-surface" strokeWidth="2" />
    </svg>
  )
}

/** The first and the last piece lie side by side and must not look the same. */
function colourOf(at: number, count: number): string | undefined {
  const same = at === count - 1 && at > 0 && at % colours.length === 0
  return colours[same ? 3 : at % colours.length]
}
