import type { Entity, Field, Row } from '../../lib/records/fields'
import { titleOf } from '../../lib/records/format'
import { IconButton } from '../ui/Button'

export interface Actions {
  edit: (row: Row) => void
  remove: (row: Row) => void
  toggle: (row: Row, field: string) => void
}

interface Props {
  entity: Entity
  row: Row
  actions: Actions
}

export function RowActions({ entity, row, actions }: Props) {
  const name = rowName(entity, row)
  return (
    <span className="relative inline-flex">
      <IconButton icon="pencil" label={`Edit ${name}`} onClick={() => actions.edit(row)} />
      <IconButton icon="trash" label={`Delete ${name}`} onClick={() => actions.remove(row)} />
    </span>
  )
}

/** A yes/no field that is changed right in the list. */
export function Toggle({ entity, row, actions, field }: Props & { field: Field }) {
  return (
    <input
      type="checkbox"
      aria-label={`${field.label}: ${rowName(entity, row)}`}
      checked={row[field.id] === true}
      onChange={() => actions.toggle(row, field.id)}
      className="relative size-4.5 cursor-pointer align-middle accent-(--primary)"
    />
  )
}

function rowName(entity: Entity, row: Row): string {
  return titleOf(entity, row) || entity.singular.toLowerCase()
}
