import { cx } from '../../lib/cx'

interface Props {
  label: string
  count: number
  percent: number
  /** How a count reads: `3 votes`. */
  counted: (count: number) => string
  /** The one the viewer has chosen. */
  chosen?: boolean
}

/** One answer with how many gave it, as a bar. */
export function ResultBar({ label, count, percent, counted, chosen = false }: Props) {
  return (
    <div>
      <p className="mb-1 flex items-baseline justify-between gap-3 text-sm">
        <span className={cx('min-w-0 break-words', chosen && 'font-semibold text-accent')}>
          {label}
          {chosen && <span className="sr-only"> (your choice)</span>}
        </span>
        <span className="shrink-0 text-muted tabular-nums">
          <b className="font-semibold text-ink">{percent}%</b> · {counted(count)}
        </span>
      </p>
      <div aria-hidden="true" className="h-2.5 overflow-hidden rounded-full bg-sunken">
        <div
          className="h-full rounded-full bg-primary transition-[width] duration-500"
          style={{ width: `${percent}%` }}
        />
      </div>
    </div>
  )
}
