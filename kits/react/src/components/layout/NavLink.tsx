import { cx } from '../../lib/cx'

/** Where a link of the navigation leads. */
export interface Target {
  label: string
  href: string
  current?: boolean
}

export function NavLink({
  link,
  className,
  onFollow,
}: {
  link: Target
  className?: string
  onFollow?: () => void
}) {
  return (
    <a
      href={link.href}
      aria-current={link.current ? 'page' : undefined}
      onClick={onFollow}
      className={cx(
        'block rounded-lg px-3 py-1.5 text-sm font-medium whitespace-nowrap text-muted transition',
        'hover:bg-sunken hover:text-ink aria-[current]:bg-primary aria-[current]:text-on-primary',
        className,
      )}
    >
      {link.label}
    </a>
  )
}
