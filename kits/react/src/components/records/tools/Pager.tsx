import { pagesAround } from '../../../lib/records/pages'
import { useList } from '../ListContext'

const pageStyle =
  'h-9 min-w-9 rounded-lg px-2 text-sm font-medium text-muted tabular-nums transition enabled:hover:bg-sunken enabled:hover:text-ink disabled:opacity-50 aria-[current]:bg-soft aria-[current]:text-accent'

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
      <button
        type="button"
        disabled={current === 0}
        onClick={() => turnTo(current - 1)}
        className={pageStyle}
      >
        Previous
      </button>
      {pagesAround(current, count).map((page, at) =>
        page === null ? (
          <span key={`gap-${at}`} className="text-muted" aria-hidden="true">
            …
          </span>
        ) : (
          <button
            key={page}
            type="button"
            aria-label={`Page ${page + 1}`}
            aria-current={page === current ? 'page' : undefined}
            onClick={() => turnTo(page)}
            className={pageStyle}
          >
            {page + 1}
          </button>
        ),
      )}
      <button
        type="button"
        disabled={current === count - 1}
        onClick={() => turnTo(current + 1)}
        className={pageStyle}
      >
        Next
      </button>
    </nav>
  )
}
