import { useMemo, type ComponentType, type ReactNode } from 'react'
import { cx } from '../../lib/cx'
import { hashOf } from '../../lib/route'
import { useRoute } from './useRoute'

export interface PageEntry {
  id: string
  title: string
  Component: ComponentType
  /** Not in the navigation; links lead to it. */
  hidden?: boolean
}

interface Props {
  name: string
  pages: readonly PageEntry[]
  navigation?: 'tabs' | 'sidebar' | 'none'
  /** Places on the only page that the header leads to. */
  links?: readonly { label: string; href: string }[]
  /** What stands at the end of the header on every page, such as a cart. */
  children?: ReactNode
  /** Draws a page; without it, its component. */
  render?: (page: PageEntry) => ReactNode
}

/** Header, navigation and the page the address asks for. */
export function AppShell({
  name,
  pages,
  navigation = 'tabs',
  links = [],
  children,
  render = draw,
}: Props) {
  const ids = useMemo(() => pages.map((entry) => entry.id), [pages])
  const current = useRoute(ids)
  const page = pages.find((entry) => entry.id === current) ?? pages[0]
  if (!page) return null
  const offered = pages.filter((entry) => !entry.hidden)
  const showNavigation = navigation !== 'none' && offered.length > 1
  const sidebar = showNavigation && navigation === 'sidebar'

  return (
    <div className={cx('min-h-dvh', sidebar && 'lg:grid lg:grid-cols-[15rem_1fr]')}>
      <title>{page.title === name ? name : `${page.title} · ${name}`}</title>
      <header
        data-sidebar={sidebar || undefined}
        className={cx(
          'group/shell sticky top-0 z-10 border-b border-line bg-surface/90 backdrop-blur',
          sidebar && 'lg:h-dvh lg:border-r lg:border-b-0',
        )}
      >
        <div
          className={cx(
            'mx-auto flex max-w-6xl flex-wrap items-center gap-x-8 gap-y-1 px-4 py-2.5 sm:px-6',
            sidebar && 'lg:flex-col lg:items-stretch lg:gap-y-6 lg:px-4 lg:py-6',
          )}
        >
          <a
            href="#/"
            className="flex items-center gap-2.5 rounded-lg py-1 font-semibold tracking-tight"
          >
            <Mark name={name} />
            {name}
          </a>
          {showNavigation && (
            <nav
              aria-label="Pages"
              className={cx(
                '-mx-1 flex max-w-full gap-1 overflow-x-auto px-1 py-1',
                sidebar && 'lg:flex-col',
              )}
            >
              {offered.map((entry) => (
                <a
                  key={entry.id}
                  href={hashOf(entry.id, ids)}
                  aria-current={entry.id === page.id ? 'page' : undefined}
                  className="rounded-lg px-3 py-1.5 text-sm font-medium whitespace-nowrap text-muted transition hover:bg-sunken hover:text-ink aria-[current]:bg-soft aria-[current]:text-accent"
                >
                  {entry.title}
                </a>
              ))}
            </nav>
          )}
          {links.length > 0 && (
            <nav
              aria-label="On this page"
              className="ml-auto hidden gap-6 text-sm font-medium sm:flex"
            >
              {links.map((link) => (
                <a
                  key={link.href}
                  href={link.href}
                  className="py-1 text-muted transition hover:text-ink"
                >
                  {link.label}
                </a>
              ))}
            </nav>
          )}
          {children && (
            <div className={cx('ml-auto flex items-center gap-2', sidebar && 'lg:ml-0')}>
              {children}
            </div>
          )}
        </div>
      </header>
      <main className="min-w-0">{render(page)}</main>
    </div>
  )
}

function draw(page: PageEntry): ReactNode {
  return <page.Component key={page.id} />
}

/** The app's initial as a small logo. */
function Mark({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-8 place-items-center rounded-lg bg-primary text-sm font-bold text-on-primary"
    >
      {name.trim().charAt(0).toUpperCase()}
    </span>
  )
}
