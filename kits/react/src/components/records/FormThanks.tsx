import type { Entity } from '../../lib/records/fields'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'

interface Props {
  entity: Entity
  text?: string
  onAgain: () => void
}

/** Says that what was sent is stored. */
export function FormThanks({ entity, text, onAgain }: Props) {
  const singular = entity.singular.toLowerCase()
  return (
    <div role="status">
      <EmptyState icon="check" title={text ?? `Thank you. Your ${singular} is saved.`}>
        <Button onClick={onAgain}>Add another {singular}</Button>
      </EmptyState>
    </div>
  )
}
