import { cx } from '../../lib/cx'
import { initials } from '../../lib/site/people'

/** Stands in for the picture of a person. */
export function Initials({ name, className = 'size-10' }: { name: string; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        'grid shrink-0 place-items-center rounded-full bg-soft font-semibold text-accent',
        className,
      )}
    >
      {initials(name)}
    </span>
  )
}
