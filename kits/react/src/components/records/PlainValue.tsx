import type { Field, FieldValue } from '../../lib/records/fields'
import { formatAny } from '../../lib/records/format'
import type { Names } from '../../lib/records/query'
import { ValueView } from './ValueView'

interface Props {
  field: Field
  value: FieldValue | undefined
  names: Names
}

/** A value without links, where leaving the page would lose what was entered. Days are named, not called today. */
export function PlainValue({ field, value, names }: Props) {
  switch (field.type) {
    case 'relation':
    case 'email':
    case 'phone':
    case 'url':
    case 'date':
      return <>{formatAny(field, value, names) || '–'}</>
    default:
      return <ValueView field={field} value={value} names={names} />
  }
}
