import type { ReactNode } from 'react'
import { countOf } from '../../lib/records/format'
import { Button } from '../ui/Button'
import { useList } from './ListContext'

/** How many records were found, and the way to those that are not drawn. */
export function ListStatus({ pager }: { pager?: ReactNode }) {
  const { entity, collection, found, more } = useList()
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p role="status" className="text-sm text-muted">
        {countOf(entity, found.length)}
        {found.length !== collection.rows.length && ` of ${collection.rows.length}`}
      </p>
      {pager ??
        (more && (
          <Button look="quiet" className="h-8 text-accent" onClick={more}>
            Show more
          </Button>
        ))}
    </div>
  )
}
