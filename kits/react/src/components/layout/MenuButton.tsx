import { useId, useState } from 'react'
import { Icon } from '../ui/Icon'
import { NavLink, type Target } from './NavLink'
import { useDisclosure } from './useDisclosure'

/** The navigation of narrow windows: a button that opens the links below the header. */
export function MenuButton({ label, links }: { label: string; links: readonly Target[] }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const place = useDisclosure(open, () => setOpen(false))
  return (
    <div ref={place}>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="flex h-10 items-center gap-2 rounded-lg border border-line px-3 text-sm font-medium transition hover:bg-sunken"
      >
        <Icon name={open ? 'x' : 'menu'} className="size-5" />
        Menu
      </button>
      <nav
        id={id}
        aria-label={label}
        hidden={!open}
        className="absolute inset-x-0 top-full max-h-[calc(100dvh-4rem)] overflow-y-auto border-b border-line bg-bar shadow-float"
      >
        <ul className="flex flex-col gap-1 px-3 py-3">
          {links.map((link) => (
            <li key={link.href}>
              <NavLink link={link} className="py-2.5 text-base" onFollow={() => setOpen(false)} />
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}
