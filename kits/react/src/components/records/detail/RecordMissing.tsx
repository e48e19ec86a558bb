import type { Entity } from '../../../lib/records/fields'
import { EmptyState } from '../../ui/EmptyState'
import { cardStyle } from '../../ui/styles'
import { BackLink } from './BackLink'

/** An address that leads to no record. */
export function RecordMissing({
  entity,
  app,
  back,
}: {
  entity: Entity
  app: string
  back: string
}) {
  const singular = entity.singular.toLowerCase()
  return (
    <div className="mx-auto max-w-6xl px-4 pt-8 pb-20 sm:px-6">
      <title>{`Not found · ${app}`}</title>
      <h1 className="sr-only">{entity.singular} not found</h1>
      <div className={cardStyle}>
        <EmptyState
          icon="search"
          title={`This ${singular} was not found`}
          text="It may have been deleted, or the address is not complete."
        >
          <BackLink entity={entity} href={back} />
        </EmptyState>
      </div>
    </div>
  )
}
