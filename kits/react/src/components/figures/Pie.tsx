import { slices, strength } from '../../lib/chart/slices'
import type { Point } from '../../lib/chart/ticks'

interface Props {
  points: readonly Point[]
  format: (value: number) => string
  label: string
}

/** Draws points as slices of a whole, with their names beside it. */
export function Pie({ points, format, label }: Props) {
  const made = slices(points)
  return (
    <div className="flex flex-wrap items-center justify-center gap-6">
      <svg viewBox="-102 -102 204 204" role="img" aria-label={label} className="w-full max-w-60">
        {made.map((slice, index) => (
          <path
            key={slice.label}
            d={slice.path}
            className="fill-primary stroke-surface"
            strokeWidth={2}
            fillOpacity={strength(index, made.length)}
          >
            <title>{`${slice.label}: ${format(slice.value)}`}</title>
          </path>
        ))}
      </svg>
      {/* The table below has the same for those who cannot see it. */}
      <ul aria-hidden="true" className="grid gap-2 text-sm">
        {made.map((slice, index) => (
          <li key={slice.label} className="flex items-center gap-2">
            <svg viewBox="0 0 12 12" className="size-3 shrink-0">
              <rect
                width={12}
                height={12}
                rx={3}
                className="fill-primary"
                fillOpacity={strength(index, made.length)}
              />
            </svg>
            <span>{`${slice.label}: ${format(slice.value)} (${slice.percent} %)`}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
