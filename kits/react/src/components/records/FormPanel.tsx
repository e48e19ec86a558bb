import { useState } from 'react'
import type { Entity } from '../../lib/records/fields'
import { useCollection } from '../../lib/records/useCollection'
import { Part } from '../layout/Page'
import { cardStyle } from '../ui/styles'
import { FormThanks } from './FormThanks'
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

  return (
    <Part heading={heading}>
      {text && <p className="-mt-2 max-w-2xl text-muted">{text}</p>}
      <div className={`${cardStyle} max-w-2xl overflow-hidden`}>
        {saved ? (
          <FormThanks entity={entity} text={successText} onAgain={() => setSaved(false)} />
        ) : (
          <RecordForm
            entity={entity}
            submitLabel={submitLabel ?? `Add ${entity.singular.toLowerCase()}`}
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
