import type { ComponentProps } from 'react'
import { cx } from '../../lib/cx'

const looks = {
  primary: 'bg-primary text-on-primary shadow-sm hover:brightness-110',
  secondary: 'border border-line bg-surface text-ink shadow-sm hover:bg-sunken',
  quiet:
    'text-muted hover:bg-sunken hover:text-ink aria-[current]:bg-soft aria-[current]:text-accent',
} as const

/** A link that looks like a button. */
export function LinkButton({
  look = 'secondary',
  className,
  ...rest
}: { look?: keyof typeof looks } & ComponentProps<'a'>) {
  return (
    <a
      className={cx(
        'inline-flex h-10 items-center justify-center gap-2 rounded-lg px-4 text-sm font-medium whitespace-nowrap transition',
        looks[look],
        className,
      )}
      {...rest}
    />
  )
}
