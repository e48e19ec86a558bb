import type { ReactNode } from 'react'
import { cx } from '../../lib/cx'
import { titleField, type Entity, type Field, type Row } from '../../lib/records/fields'
import type { Names, Sort } from '../../lib/records/query'
import { Icon } from '../ui/Icon'
import { cardStyle } from '../ui/styles'
import { RowActions, Toggle, type Actions } from './RowActions'
import { ValueView } from './ValueView'

export interface ListProps {
  entity: Entity
  names: Names
  columns: readonly Field[]
  rows: readonly Row[]
  /** What one may do with a record; nothing when the list is only for reading. */
  actions?: Actions
}

interface Props extends ListProps {
  sort: Sort | null
  onSort: (sort: Sort) => void
}

export function RecordTable({ entity, names, columns, rows, actions, sort, onSort }: Props) {
  const title = titleField(entity)
  return (
    <div className={cx(cardStyle, 'relative overflow-x-auto')}>
      <table className="w-full text-left text-sm" aria-label={entity.plural}>
        <thead>
          <tr className="border-b border-line">
            {columns.map((field) => (
              <SortableHead key={field.id} field={field} sort={sort} onSort={onSort} />
            ))}
            {actions && (
              <th scope="col" className="w-24">
                <span className="sr-only">Actions</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((row) => (
            <tr key={row.id} className="transition hover:bg-sunken/60">
              {columns.map((field) => (
                <td
                  key={field.id}
                  className={cx(
                    'px-4 py-3 align-middle',
                    numeric(field) && 'text-right',
                    field.id === title?.id && 'min-w-40 font-medium',
                  )}
                >
                  {field.type === 'boolean' && actions ? (
                    <Toggle field={field} row={row} entity={entity} actions={actions} />
                  ) : (
                    <Clamped field={field}>
                      <ValueView field={field} value={row[field.id]} names={names} />
                    </Clamped>
                  )}
                </td>
              ))}
              {actions && (
                <td className="px-3 py-1.5 text-right">
                  <RowActions entity={entity} row={row} actions={actions} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function SortableHead({ field, sort, onSort }: { field: Field } & Pick<Props, 'sort' | 'onSort'>) {
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
