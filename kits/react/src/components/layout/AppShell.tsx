import { useMemo, useRef, type ComponentType, type ReactNode } from 'react'
import { cx } from '../../lib/cx'
import { hashOf } from '../../lib/route'
import { NotFound } from './NotFound'
import { SiteFooter } from './SiteFooter'
import { SiteHeader } from './SiteHeader'
import { useRoute } from './useRoute'

export interface DetailProps {
  /** Id of the record the address asks for. */
  id: string
  /** The app's name, for the title of the window. */
  app: string
}

export interface PageEntry {
  id: string
  title: string
  Component: ComponentType
  /** The page of one of its records, at `#/<page>/<record>`. */
  Detail?: ComponentType<DetailProps>
  /** Not in the navigation; links lead to it. */
  hidden?: boolean
}

interface Props {
  name: string
  pages: readonly PageEntry[]
  navigation?: 'tabs' | 'sidebar' | 'none'
  /** Places on the only page that the header leads to. */
  links?: readonly { label: string; href: string }[]
  /** Ends each page with the app's name, this line and the links to all pages. */
  footer?: string | true
  /** What stands at the end of the header on every page, such as a cart. */
  children?: ReactNode
  /** Draws a page, or the one of its record; without it, their components. */
  render?: (page: PageEntry, record: string | null, app: string) => ReactNode
}

/** Header, navigation, the page the address asks for, footer. */
export function AppShell({
  name,
  pages,
  navigation = 'tabs',
  links = [],
  footer,
  children,
  render = draw,
}: Props) {
  const ids = useMemo(() => pages.map((entry) => entry.id), [pages])
  const route = useRoute(ids)
  const main = useRef<HTMLElement>(null)
  const page = pages.find((entry) => entry.id === route.page)
  const title = page?.title ?? 'Page not found'
  const offered = pages.filter((entry) => !entry.hidden)
  const pageLinks = offered.map((entry) => ({
    label: entry.title,
    href: hashOf(entry.id, ids),
    current: entry.id === route.page,
  }))
  const severalPages = offered.length > 1
  const sidebar = severalPages && navigation === 'sidebar'

  return (
    <div
      className={cx(
        'flex min-h-dvh flex-col',
        sidebar && 'lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]',
      )}
    >
      {!(page?.Detail && route.record !== null) && (
        <title>{title === name ? name : `${title} · ${name}`}</title>
      )}
      <a
        href="#content"
        onClick={(event) => {
          // The address stays that of the page.
          event.preventDefault()
          main.current?.focus()
        }}
        className="sr-only z-30 rounded-lg bg-primary px-4 py-2 text-on-primary focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        Skip to content
      </a>
      <SiteHeader
        name={name}
        links={navigation === 'none' ? [] : severalPages ? pageLinks : links}
        label={severalPages ? 'Pages' : 'On this page'}
        sidebar={sidebar}
      >
        {children}
      </SiteHeader>
      <div className="flex min-w-0 flex-1 flex-col">
        <main ref={main} id="content" tabIndex={-1} className="min-w-0 flex-1 outline-none">
          {page ? render(page, route.record, name) : <NotFound />}
        </main>
        {footer && (
          <SiteFooter
            name={name}
            text={footer === true ? undefined : footer}
            links={severalPages ? pageLinks : links}
          />
        )}
      </div>
    </div>
  )
}

/** The page, or that of the record that the address asks for. */
export function draw(page: PageEntry, record: string | null, app: string): ReactNode {
  if (page.Detail && record !== null)
    return <page.Detail key={`${page.id}/${record}`} id={record} app={app} />
  return <page.Component key={page.id} />
}
