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
  /** Ids of the fields that are asked for; all by default. */
  fields?: readonly string[]
  submitLabel?: string
  successText?: string
}

/** A form that adds a record and says so. */
export function FormPanel({ entity, heading, text, fields, submitLabel, successText }: Props) {
  const collection = useCollection(entity)
  const [saved, setSaved] = useState(false)
  const hidden = fields ? entity.fields.filter((field) => !fields.includes(field.id)) : []

  return (
    <Part heading={heading}>
      {text && <p className="-mt-2 max-w-2xl text-muted">{text}</p>}
      <div className={`${cardStyle} max-w-2xl overflow-hidden`}>
        {saved ? (
          <FormThanks entity={entity} text={successText} onAgain={() => setSaved(false)} />
        ) : (
          <RecordForm
            entity={entity}
            without={hidden.map((field) => field.id)}
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
