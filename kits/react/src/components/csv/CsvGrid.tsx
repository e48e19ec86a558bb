import { useRef, useState } from 'react'
import { cx } from '../../lib/cx'
import type { Column } from '../../lib/csv/table'
import type { View } from '../../lib/csv/view'
import { visibleWindow } from '../../lib/csv/window'
import { Icon } from '../ui/Icon'

const ROW_PX = 37
const HEIGHT_PX = 560

interface Props {
  name: string
  columns: readonly Column[]
  rows: readonly string[][]
  view: View
  onView: (view: View) => void
  columnFilters: boolean
}

/** The table. Only the rows in view are in the page, so that large files scroll smoothly. */
export function CsvGrid({ name, columns, rows, view, onView, columnFilters }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [scrollPx, setScrollPx] = useState(0)
  const part = visibleWindow(rows.length, ROW_PX, scrollPx, HEIGHT_PX)

  function change(next: Partial<View>) {
    onView({ ...view, ...next })
    box.current?.scrollTo({ top: 0 })
  }

  return (
    <div
      ref={box}
      role="region"
      aria-label={`Table ${name}`}
      tabIndex={0}
      onScroll={(event) => setScrollPx(event.currentTarget.scrollTop)}
      className="overflow-auto"
      style={{ maxHeight: HEIGHT_PX }}
    >
      <table
        className="w-full border-separate border-spacing-0 text-left text-sm"
        aria-rowcount={rows.length + 1}
      >
        <thead className="sticky top-0 z-1 bg-surface">
          <tr>
            {columns.map((column, index) => (
              <Head
                key={index}
                column={column}
                direction={view.sort?.column === index ? view.sort.direction : null}
                onSort={(direction) => change({ sort: direction && { column: index, direction } })}
              />
            ))}
          </tr>
          {columnFilters && (
            <tr>
              {columns.map((column, index) => (
                <td key={index} className="border-b border-line px-2 py-2">
                  <input
                    aria-label={`Filter ${column.name}`}
                    placeholder={column.type === 'number' ? 'e.g. >100' : 'Filter'}
                    value={view.filters[index] ?? ''}
                    onChange={(event) =>
                      change({
                        filters: columns.map((_, at) =>
                          at === index ? event.target.value : (view.filters[at] ?? ''),
                        ),
                      })
                    }
                    className="h-8 w-full min-w-24 rounded-md border border-line bg-canvas px-2 text-xs"
                  />
                </td>
              ))}
            </tr>
          )}
        </thead>
        <tbody>
          <Spacer height={part.above} />
          {rows.slice(part.first, part.last).map((row, offset) => (
            <tr
              key={part.first + offset}
              aria-rowindex={part.first + offset + 2}
              className="hover:bg-sunken/60"
            >
              {columns.map((column, index) => (
                <td
                  key={index}
                  title={row[index]}
                  className={cx(
                    'max-w-80 truncate border-b border-line/70 px-4 py-2',
                    column.type === 'number' && 'text-right tabular-nums',
                    column.type === 'date' && 'whitespace-nowrap tabular-nums',
                  )}
                  style={{ height: ROW_PX }}
                >
                  {row[index]}
                </td>
              ))}
            </tr>
          ))}
          <Spacer height={part.below} />
        </tbody>
      </table>
    </div>
  )
}

function Spacer({ height }: { height: number }) {
  if (height === 0) return null
  return (
    <tr aria-hidden="true">
      <td style={{ height, padding: 0 }} />
    </tr>
  )
}

interface HeadProps {
  column: Column
  direction: 'asc' | 'desc' | null
  onSort: (direction: 'asc' | 'desc' | null) => void
}

/** Each press goes on: ascending, descending, as in the file. */
function Head({ column, direction, onSort }: HeadProps) {
  const next = direction === null ? 'asc' : direction === 'asc' ? 'desc' : null
  return (
    <th
      scope="col"
      aria-sort={
        direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : undefined
      }
      className={cx('border-b border-line px-4 py-2', column.type === 'number' && 'text-right')}
    >
      <button
        type="button"
        onClick={() => onSort(next)}
        className={cx(
          'inline-flex items-center gap-1.5 rounded py-1 font-semibold whitespace-nowrap',
          column.type === 'number' && 'flex-row-reverse',
        )}
      >
        {column.name}
        <span className="rounded bg-sunken px-1.5 text-[0.6875rem] font-medium text-muted">
          {column.type}
        </span>
        <Icon
          name={direction === 'desc' ? 'down' : 'up'}
          className={cx('size-3.5', direction ? 'text-accent' : 'opacity-0')}
        />
      </button>
    </th>
  )
}
