import { useEffect, useRef, useState } from 'react'
import type { Values } from '../../../lib/records/collection'
import { fieldOf, type Entity, type Field } from '../../../lib/records/fields'
import { Button } from '../../ui/Button'
import { ErrorNotice } from '../../ui/Notices'
import { FormFields } from '../FormFields'
import { useRecordForm } from '../useRecordForm'
import { WizardProgress } from './WizardProgress'
import { WizardReview } from './WizardReview'

export interface Step {
  title: string
  /** Ids of the fields that are asked for. */
  fields: readonly string[]
}

interface Props {
  entity: Entity
  steps: readonly Step[]
  submitLabel: string
  /** Says whether the values could be stored. */
  onSubmit: (values: Values) => boolean
  /** Why they could not. */
  error: string | null
}

const REVIEW = 'Review'

/** One step after the other, each checked before the next; at the end all answers together. */
export function WizardForm({ entity, steps, submitLabel, onSubmit, error }: Props) {
  const form = useRecordForm(entity)
  const [at, setAt] = useState(0)
  const [moved, setMoved] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const [refused, setRefused] = useState(false)
  const titles = [...steps.map((step) => step.title), REVIEW]
  const reviewing = at === steps.length
  const fieldsOf = (step: Step): Field[] =>
    step.fields.map((id) => fieldOf(entity, id)).filter((field) => field !== undefined)
  const step = steps[at]

  // The focus follows the steps, so that the next Tab is in this one.
  useEffect(() => {
    if (moved) heading.current?.focus()
  }, [at, moved])

  function goTo(next: number) {
    setAt(next)
    setMoved(true)
    setRefused(false)
  }

  function submit() {
    if (step) {
      if (form.check(fieldsOf(step))) goTo(at + 1)
      return
    }
    // An answer of a late step may have made an earlier one wrong.
    const wrong = steps.findIndex((one) => !form.check(fieldsOf(one)))
    if (wrong === -1) setRefused(!onSubmit(form.read()))
    else setAt(wrong)
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <WizardProgress titles={titles} at={at} onBack={goTo} />
      <div className="flex flex-col gap-5 p-5">
        <h3
          ref={heading}
          tabIndex={-1}
          className="text-lg font-semibold tracking-tight outline-none"
        >
          {titles[at]}
        </h3>
        {step ? (
          <FormFields key={at} form={form} fields={fieldsOf(step)} />
        ) : (
          <WizardReview
            entity={entity}
            values={form.values}
            sections={steps.map((one) => ({ title: one.title, fields: fieldsOf(one) }))}
            onEdit={goTo}
          />
        )}
        <ErrorNotice message={refused ? error : null} />
      </div>
      <footer className="flex justify-between gap-2 border-t border-line px-5 py-3.5">
        <Button className={at === 0 ? 'invisible' : ''} onClick={() => goTo(at - 1)}>
          Back
        </Button>
        <Button type="submit" look="primary">
          {reviewing ? submitLabel : 'Next'}
        </Button>
      </footer>
    </form>
  )
}
