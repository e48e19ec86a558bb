import type { ReactNode } from 'react'
import { cx } from '../../lib/cx'
import { titleField, type Field, type Row } from '../../lib/records/fields'
import type { Sort } from '../../lib/records/query'
import { Icon } from '../ui/Icon'
import { cardStyle } from '../ui/styles'
import { useList } from './ListContext'
import { RowActions, Toggle, type Actions } from './RowActions'
import { RowScope } from './RowScope'
import { TitleLink } from './TitleLink'
import { ValueView } from './ValueView'

/** What one sees and may do at each record. */
export interface RowParts {
  /** Nothing when the list is only for reading. */
  actions?: Actions
  marks?: ReactNode
  rowActions?: ReactNode
}

export interface ListProps extends RowParts {
  columns: readonly Field[]
}

export function RecordTable({ columns, actions, marks, rowActions }: ListProps) {
  const { entity, visible, query, ask } = useList()
  return (
    <div className={cx(cardStyle, 'relative overflow-x-auto')}>
      <table className="w-full text-left text-sm" aria-label={entity.plural}>
        <thead>
          <tr className="border-b border-line">
            {marks && (
              <th scope="col" className="w-10">
                <span className="sr-only">Marks</span>
              </th>
            )}
            {columns.map((field) => (
              <SortableHead
                key={field.id}
                field={field}
                sort={query.sort}
                onSort={(sort) => ask({ ...query, sort })}
              />
            ))}
            {(actions || rowActions) && (
              <th scope="col" className="w-24">
                <span className="sr-only">Actions</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {visible.map((row) => (
            <RowScope key={row.id} row={row}>
              <TableRow row={row} columns={columns} {...{ actions, marks, rowActions }} />
            </RowScope>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TableRow({ row, columns, actions, marks, rowActions }: ListProps & { row: Row }) {
  const { entity, names } = useList()
  const title = titleField(entity)
  // Something must lead to the record's page, also where the title is no column.
  const leading = columns.find((field) => field === title) ?? columns[0]
  return (
    <tr className="transition hover:bg-sunken/60">
      {marks && (
        <td className="py-1.5 pl-3 whitespace-nowrap">
          <span className="flex items-center gap-2">{marks}</span>
        </td>
      )}
      {columns.map((field) => (
        <td
          key={field.id}
          className={cx(
            'px-4 py-3 align-middle',
            numeric(field) && 'text-right',
            field === title && 'min-w-40 font-medium',
          )}
        >
          {field.type === 'boolean' && actions ? (
            <Toggle field={field} row={row} entity={entity} actions={actions} />
          ) : (
            <Clamped field={field}>
              {field === leading ? (
                <TitleLink entity={entity} field={field} row={row} names={names} />
              ) : (
                <ValueView field={field} value={row[field.id]} names={names} />
              )}
            </Clamped>
          )}
        </td>
      ))}
      {(actions || rowActions) && (
        <td className="px-3 py-1.5">
          <span className="flex items-center justify-end gap-1.5">
            {rowActions && <span className="flex flex-wrap justify-end gap-1.5">{rowActions}</span>}
            {actions && <RowActions entity={entity} row={row} actions={actions} />}
          </span>
        </td>
      )}
    </tr>
  )
}

interface HeadProps {
  field: Field
  sort: Sort | null
  onSort: (sort: Sort) => void
}

function SortableHead({ field, sort, onSort }: HeadProps) {
  const direction = sort?.field === field.id ? sort.direction : null
  const next = direction === 'asc' ? 'desc' : 'asc'
  return (
    <th
      scope="col"
      aria-sort={
        direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : undefined
      }
      className={cx('px-4 py-2 font-medium', numeric(field) && 'text-right')}
    >
      <button
        type="button"
        onClick={() => onSort({ field: field.id, direction: next })}
        className={cx(
          'inline-flex items-center gap-1 rounded py-1 text-xs font-semibold tracking-wide whitespace-nowrap text-muted hover:text-ink',
          numeric(field) && 'flex-row-reverse',
        )}
      >
        {field.label}
        <Icon
          name={direction === 'desc' ? 'down' : 'up'}
          className={cx('size-3.5 transition', direction ? 'text-accent' : 'opacity-0')}
        />
      </button>
    </th>
  )
}

function Clamped({ field, children }: { field: Field; children: ReactNode }) {
  if (field.type !== 'text') return children
  return <span className="line-clamp-2 max-w-md break-words">{children}</span>
}

function numeric(field: Field): boolean {
  return field.type === 'number' || field.type === 'money'
}
