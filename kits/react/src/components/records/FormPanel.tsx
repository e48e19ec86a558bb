import { useState } from 'react'
import type { Entity } from '../../lib/records/fields'
import { useCollection } from '../../lib/records/useCollection'
import { Part } from '../layout/Page'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { cardStyle } from '../ui/styles'
import { RecordForm } from './RecordForm'

interface Props {
  entity: Entity
  heading?: string
  text?: string
  submitLabel?: string
  successText?: string
}

/** A form that adds a record and says so. */
export function FormPanel({ entity, heading, text, submitLabel, successText }: Props) {
  const collection = useCollection(entity)
  const [saved, setSaved] = useState(false)
  const singular = entity.singular.toLowerCase()

  return (
    <Part heading={heading}>
      {text && <p className="-mt-2 max-w-2xl text-muted">{text}</p>}
      <div className={`${cardStyle} max-w-2xl overflow-hidden`}>
        {saved ? (
          <div role="status">
            <EmptyState icon="check" title={successText ?? `Thank you. Your ${singular} is saved.`}>
              <Button onClick={() => setSaved(false)}>Add another {singular}</Button>
            </EmptyState>
          </div>
        ) : (
          <RecordForm
            entity={entity}
            submitLabel={submitLabel ?? `Add ${singular}`}
            error={collection.error}
            onSubmit={(values) => {
              const stored = collection.add(values)
              setSaved(stored)
              return stored
            }}
          />
        )}
      </div>
    </Part>
  )
}
