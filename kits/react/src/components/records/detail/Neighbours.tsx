import type { Entity, Row } from '../../../lib/records/fields'
import { titleOf } from '../../../lib/records/format'
import type { Names } from '../../../lib/records/query'
import { hashOfRecord } from '../../../lib/route'
import { Icon } from '../../ui/Icon'

interface Props {
  entity: Entity
  /** In the order of the list. */
  rows: readonly Row[]
  names: Names
  id: string
}

const linkStyle =
  'group flex min-w-0 max-w-[48%] items-center gap-2 rounded-lg py-2 text-sm text-muted transition hover:text-ink'

/** The records before and after this one. */
export function Neighbours({ entity, rows, names, id }: Props) {
  const at = rows.findIndex((row) => row.id === id)
  const previous = rows[at - 1]
  const next = rows[at + 1]
  const { page } = entity
  if (page === undefined || (!previous && !next)) return null
  return (
    <nav
      aria-label={`Other ${entity.plural.toLowerCase()}`}
      className="flex justify-between gap-4 border-t border-line pt-3 print:hidden"
    >
      {previous && (
        <a href={hashOfRecord(page, previous.id)} className={linkStyle}>
          <Icon name="left" className="size-4" />
          <span className="min-w-0">
            <span className="block text-xs">Previous</span>
            <span className="block truncate font-medium text-ink">
              {titleOf(entity, previous, names)}
            </span>
          </span>
        </a>
      )}
      {next && (
        <a href={hashOfRecord(page, next.id)} className={`${linkStyle} ml-auto text-right`}>
          <span className="min-w-0">
            <span className="block text-xs">Next</span>
            <span className="block truncate font-medium text-ink">
              {titleOf(entity, next, names)}
            </span>
          </span>
          <Icon name="right" className="size-4" />
        </a>
      )}
    </nav>
  )
}
