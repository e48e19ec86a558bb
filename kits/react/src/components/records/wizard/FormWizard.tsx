import { useState } from 'react'
import type { Entity } from '../../../lib/records/fields'
import { useCollection } from '../../../lib/records/useCollection'
import { Part } from '../../layout/Page'
import { cardStyle } from '../../ui/styles'
import { FormThanks } from '../FormThanks'
import { WizardForm, type Step } from './WizardForm'

interface Props {
  entity: Entity
  heading?: string
  text?: string
  /** What is asked in each step. */
  steps: readonly Step[]
  submitLabel?: string
  successText?: string
}

/** A form in several steps that adds a record and says so. */
export function FormWizard({ entity, heading, text, steps, submitLabel, successText }: Props) {
  const collection = useCollection(entity)
  const [saved, setSaved] = useState(false)

  return (
    <Part heading={heading}>
      {text && <p className="-mt-2 max-w-2xl text-muted">{text}</p>}
      <div className={`${cardStyle} max-w-2xl overflow-hidden`}>
        {saved ? (
          <FormThanks entity={entity} text={successText} onAgain={() => setSaved(false)} />
        ) : (
          <WizardForm
            entity={entity}
            steps={steps}
            submitLabel={submitLabel ?? 'Submit'}
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
