import type { ReactNode } from 'react'
import { filterChoices } from '../../lib/records/choices'
import { fieldOf, type Entity, type Row } from '../../lib/records/fields'
import type { Names, Query } from '../../lib/records/query'
import { SearchInput } from '../ui/SearchInput'
import { SelectInput } from '../ui/SelectInput'
import { IconButton } from '../ui/Button'

interface Props {
  entity: Entity
  names: Names
  query: Query
  onChange: (query: Query) => void
  search: boolean
  filters: readonly string[]
  /** All of the list, to know what can be chosen. */
  rows: readonly Row[]
  /** Cards have no column heads to sort by. */
  sortable: boolean
  children: ReactNode
}

/** Search, filters, sorting; on the right what can be done. */
export function RecordToolbar({
  entity,
  names,
  query,
  onChange,
  search,
  filters,
  rows,
  sortable,
  children,
}: Props) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      {search && (
        <SearchInput
          label={`Search ${entity.plural.toLowerCase()}`}
          value={query.search}
          onChange={(text) => onChange({ ...query, search: text })}
        />
      )}
      {filters.map((id) => {
        const field = fieldOf(entity, id)
        if (!field) return null
        return (
          <SelectInput
            key={id}
            label={`Filter by ${field.label.toLowerCase()}`}
            value={query.filters[id] ?? ''}
            options={[
              { value: '', label: `${field.label}: all` },
              ...filterChoices(field, rows, names),
            ]}
            onChange={(value) => onChange({ ...query, filters: { ...query.filters, [id]: value } })}
            className="max-w-48"
          />
        )
      })}
      {sortable && <SortSelect entity={entity} query={query} onChange={onChange} />}
      <div className="ml-auto flex flex-wrap gap-2">{children}</div>
    </div>
  )
}

function SortSelect({ entity, query, onChange }: Pick<Props, 'entity' | 'query' | 'onChange'>) {
  const fields = entity.fields.filter((f) => f.type !== 'image')
  return (
    <div className="flex items-center gap-1">
      <SelectInput
        label="Sort by"
        value={query.sort?.field ?? ''}
        options={[
          { value: '', label: 'Newest first' },
          ...fields.map((f) => ({ value: f.id, label: `Sort: ${f.label}` })),
        ]}
        onChange={(field) =>
          onChange({ ...query, sort: field === '' ? null : { field, direction: 'asc' } })
        }
        className="max-w-48"
      />
      {query.sort && (
        <IconButton
          icon={query.sort.direction === 'asc' ? 'up' : 'down'}
          label={query.sort.direction === 'asc' ? 'Ascending' : 'Descending'}
          onClick={() =>
            onChange({
              ...query,
              sort: query.sort && {
                ...query.sort,
                direction: query.sort.direction === 'asc' ? 'desc' : 'asc',
              },
            })
          }
        />
      )}
    </div>
  )
}
