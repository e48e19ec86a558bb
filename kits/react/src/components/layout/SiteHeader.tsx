import type { ReactNode } from 'react'
import { cx } from '../../lib/cx'
import { useMedia } from '../ui/useMedia'
import { LinkRow } from './LinkRow'
import { MenuButton } from './MenuButton'
import { NavLink, type Target } from './NavLink'

interface Props {
  name: string
  links: readonly Target[]
  /** What the links are: pages, or places on the page. */
  label: string
  sidebar: boolean
  children?: ReactNode
}

/** The bar with the app's name, the navigation and what else belongs on every page. */
export function SiteHeader({ name, links, label, sidebar, children }: Props) {
  const compact = useMedia(sidebar ? '(width < 64rem)' : '(width < 48rem)')
  return (
    <header
      className={cx(
        'sticky top-0 z-20 border-b border-line bg-bar',
        sidebar && 'lg:h-dvh lg:overflow-y-auto lg:border-r lg:border-b-0',
      )}
    >
      <div
        className={cx(
          'mx-auto flex min-h-14 max-w-6xl flex-wrap items-center gap-x-6 gap-y-1 px-5 py-2 sm:px-8',
          sidebar && 'lg:max-w-none lg:flex-col lg:items-stretch lg:gap-y-6 lg:px-4 lg:py-6',
        )}
      >
        <a
          href="#/"
          className="flex min-w-0 items-center gap-2.5 rounded-lg py-1 font-semibold tracking-tight"
        >
          <Mark name={name} />
          <span className="min-w-0 break-words">{name}</span>
        </a>
        {links.length > 0 && !compact && (
          <nav aria-label={label} className={cx(!sidebar && 'min-w-0 flex-1')}>
            {sidebar ? (
              <ul className="flex flex-col gap-1">
                {links.map((link) => (
                  <li key={link.href}>
                    <NavLink link={link} />
                  </li>
                ))}
              </ul>
            ) : (
              <LinkRow links={links} />
            )}
          </nav>
        )}
        <div
          className={cx(
            'ml-auto flex flex-wrap items-center justify-end gap-2',
            sidebar && 'lg:mt-auto lg:ml-0 lg:flex-wrap',
          )}
        >
          {children}
          {links.length > 0 && compact && <MenuButton label={label} links={links} />}
        </div>
      </div>
    </header>
  )
}

/** The app's initial as a small logo. */
function Mark({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-8 shrink-0 place-items-center rounded-lg bg-primary text-sm font-bold text-on-primary"
    >
      {name.trim().charAt(0).toUpperCase()}
    </span>
  )
}
