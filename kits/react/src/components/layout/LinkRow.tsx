import { useId, useRef, useState } from 'react'
import { cx } from '../../lib/cx'
import { Icon } from '../ui/Icon'
import { NavLink, type Target } from './NavLink'
import { useDisclosure } from './useDisclosure'
import { useFitting } from './useFitting'

/** Links side by side; those that do not fit are behind a button "More". */
export function LinkRow({ links }: { links: readonly Target[] }) {
  const row = useRef<HTMLUListElement>(null)
  const { count, end } = useFitting(row, links.length)
  const rest = links.slice(count)
  return (
    <div className="relative flow-root">
      <ul ref={row} className="-my-1 flex gap-1 overflow-hidden p-1">
        {links.map((link, index) => (
          <li key={link.href} className={cx('shrink-0', index >= count && 'invisible')}>
            <NavLink link={link} />
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <div className="absolute top-0" style={{ left: end }}>
          <More links={rest} />
        </div>
      )}
    </div>
  )
}

function More({ links }: { links: readonly Target[] }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const place = useDisclosure(open, () => setOpen(false))
  const current = links.some((link) => link.current)
  return (
    <div ref={place} className="relative">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className={cx(
          'flex items-center gap-1 rounded-lg px-3 py-1.5 text-sm font-medium transition',
          current ? 'bg-primary text-on-primary' : 'text-muted hover:bg-sunken hover:text-ink',
        )}
      >
        More
        <Icon name="down" className="size-4" />
      </button>
      <ul
        id={id}
        hidden={!open}
        className="absolute top-full right-0 z-30 mt-2 flex min-w-44 flex-col gap-1 rounded-xl border border-line bg-bar p-2 shadow-float"
      >
        {links.map((link) => (
          <li key={link.href}>
            <NavLink link={link} onFollow={() => setOpen(false)} />
          </li>
        ))}
      </ul>
    </div>
  )
}
