import { pagesAround } from '../../../lib/records/pages'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { useList } from '../ListContext'

/** The pages of a long list. */
export function Pager() {
  const { entity, found, from, pageSize, turnTo } = useList()
  const count = Math.ceil(found.length / pageSize)
  const current = Math.floor(from / pageSize)
  if (count < 2) return null

  return (
    <nav
      aria-label={`Pages of ${entity.plural.toLowerCase()}`}
      className="ml-auto flex flex-wrap items-center gap-1"
    >
      <Button
        icon="left"
        className="h-9 px-3"
        disabled={current === 0}
        onClick={() => turnTo(current - 1)}
      >
        Previous
      </Button>
      {pagesAround(current, count).map((page, at) =>
        page === null ? (
          <span key={`gap-${at}`} className="px-1 text-muted" aria-hidden="true">
            …
          </span>
        ) : (
          <button
            key={page}
            type="button"
            aria-label={`Page ${page + 1}`}
            aria-current={page === current ? 'page' : undefined}
            onClick={() => turnTo(page)}
            className="h-9 min-w-9 rounded-lg px-2 text-sm font-medium text-muted tabular-nums transition hover:bg-sunken hover:text-ink aria-[current]:bg-soft aria-[current]:text-accent"
          >
            {page + 1}
          </button>
        ),
      )}
      <Button
        className="h-9 px-3"
        disabled={current === count - 1}
        onClick={() => turnTo(current + 1)}
      >
        Next
        <Icon name="right" className="size-4" />
      </Button>
    </nav>
  )
}
