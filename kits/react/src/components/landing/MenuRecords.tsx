import { useCollection } from '../../lib/records/useCollection'
import { useNames } from '../../lib/records/useNames'
import type { Entity } from '../../lib/records/fields'
import { readMenu } from '../../lib/site/menu'
import { MenuList } from './MenuList'
import type { SectionProps } from './Section'

interface Props extends SectionProps {
  entity: Entity
  /** Ids of the fields that say what on a menu. */
  category?: string
  price?: string
  description?: string
  tags?: string
}

/** A menu made of the records of an entity. */
export function MenuRecords({ entity, category, price, description, tags, ...section }: Props) {
  const { rows } = useCollection(entity)
  const names = useNames(entity)
  return (
    <MenuList
      items={readMenu(entity, rows, { category, price, description, tags }, names)}
      {...section}
    />
  )
}
