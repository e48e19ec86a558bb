import type { Entity } from '../../lib/records/fields'
import type { Measure } from '../../lib/records/measure'
import { useCollection } from '../../lib/records/useCollection'
import { Part } from '../layout/Page'
import { Measures } from './Measures'

interface Props {
  entity: Entity
  heading?: string
  items: readonly Measure[]
}

/** Key figures of all records of an entity. */
export function Stats({ entity, heading, items }: Props) {
  const { rows } = useCollection(entity)
  return (
    <Part heading={heading}>
      <Measures entity={entity} rows={rows} items={items} />
    </Part>
  )
}
