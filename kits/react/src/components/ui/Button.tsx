import type { ComponentProps } from 'react'
import { cx } from '../../lib/cx'
import { Icon, type IconName } from './Icon'

const looks = {
  primary:
    'border border-edge bg-primary text-on-primary shadow-sm hover:brightness-110 active:brightness-95',
  secondary: 'border border-line bg-surface text-ink shadow-sm hover:bg-sunken',
  quiet: 'text-muted hover:bg-sunken hover:text-ink',
  danger: 'bg-red-700 text-white shadow-sm hover:bg-red-800',
} as const

interface Props extends ComponentProps<'button'> {
  look?: keyof typeof looks
  icon?: IconName
}

export function Button({ look = 'secondary', icon, className, children, ...rest }: Props) {
  return (
    <button
      type="button"
      className={cx(
        'inline-flex h-10 items-center justify-center gap-2 rounded-lg px-4 text-sm font-medium whitespace-nowrap transition',
        'disabled:opacity-50',
        looks[look],
        className,
      )}
      {...rest}
    >
      {icon && <Icon name={icon} className="size-4" />}
      {children}
    </button>
  )
}

/** A button that shows only an icon; its label is read out and shown on hover. */
export function IconButton({
  icon,
  label,
  className,
  ...rest
}: { icon: IconName; label: string } & Omit<ComponentProps<'button'>, 'aria-label' | 'title'>) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={cx(
        'inline-grid size-9 place-items-center rounded-lg text-muted transition hover:bg-sunken hover:text-ink',
        'disabled:opacity-40 disabled:hover:bg-transparent',
        className,
      )}
      {...rest}
    >
      <Icon name={icon} className="size-4" />
    </button>
  )
}
