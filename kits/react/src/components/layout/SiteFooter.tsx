import type { Target } from './NavLink'

interface Props {
  name: string
  text?: string
  links: readonly Target[]
}

/** The end of every page of a site. */
export function SiteFooter({ name, text, links }: Props) {
  return (
    <footer className="border-t border-line bg-surface">
      <div className="mx-auto flex max-w-6xl flex-wrap justify-between gap-x-16 gap-y-8 px-5 pt-10 sm:px-8">
        <div className="max-w-sm">
          <p className="text-lg font-semibold tracking-tight">{name}</p>
          {text && <p className="mt-1 text-muted">{text}</p>}
        </div>
        {links.length > 0 && (
          <nav aria-label="Footer">
            <ul className="grid grid-flow-row gap-x-10 gap-y-2 text-sm sm:grid-cols-2 lg:grid-cols-3">
              {links.map((link) => (
                <li key={link.href}>
                  <a
                    href={link.href}
                    className="rounded text-muted underline-offset-4 hover:text-ink hover:underline"
                  >
                    {link.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
      <p className="mx-auto max-w-6xl px-5 pt-8 pb-8 text-sm text-muted sm:px-8">
        © {new Date().getFullYear()} {name}
      </p>
    </footer>
  )
}
