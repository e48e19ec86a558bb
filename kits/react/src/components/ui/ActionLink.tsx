import { cx } from '../../lib/cx'

export interface Action {
  label: string
  href: string
}

const looks = {
  primary:
    'border border-edge bg-primary text-on-primary shadow-sm hover:brightness-110 hover:shadow-md',
  secondary: 'border border-line bg-surface text-ink shadow-sm hover:bg-sunken',
  inverted: 'bg-surface text-ink shadow-sm hover:bg-sunken',
  outline: 'border border-current hover:underline',
} as const

/** A link that looks like a button. */
export function ActionLink({
  action,
  look = 'primary',
  className,
}: {
  action: Action
  look?: keyof typeof looks
  className?: string
}) {
  return (
    <a
      href={action.href}
      className={cx(
        'inline-flex h-12 items-center justify-center rounded-xl px-6 font-medium transition',
        looks[look],
        className,
      )}
    >
      {action.label}
    </a>
  )
}
