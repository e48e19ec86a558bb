import { cx } from '../../lib/cx'
import type { Entity, Field, Row } from '../../lib/records/fields'
import { formatAny } from '../../lib/records/format'
import type { Names } from '../../lib/records/query'
import { hashOfRecord } from '../../lib/route'
import { ValueView } from './ValueView'

interface Props {
  entity: Entity
  field: Field
  row: Row
  names: Names
  /** For the parent, which must be `relative`: all of it leads to the record. */
  stretched?: boolean
}

/** What a record is called, leading to its page where it has one. */
export function TitleLink({ entity, field, row, names, stretched }: Props) {
  if (entity.page === undefined)
    return <ValueView field={field} value={row[field.id]} names={names} />
  return (
    <a
      href={hashOfRecord(entity.page, row.id)}
      className={cx(
        'underline-offset-4 hover:underline',
        stretched ? 'after:absolute after:inset-0 hover:text-accent' : 'text-accent',
      )}
    >
      {formatAny(field, row[field.id], names) || 'Untitled'}
    </a>
  )
}
