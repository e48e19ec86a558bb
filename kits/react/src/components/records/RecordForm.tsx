import { useId, useState } from 'react'
import { checkRow, type Problems } from '../../lib/records/check'
import type { Values } from '../../lib/records/collection'
import type { Entity, FieldValue, Row } from '../../lib/records/fields'
import { useAccess } from '../../lib/records/useAccess'
import { blankRow, givenValues } from '../../lib/records/values'
import { Button } from '../ui/Button'
import { ErrorNotice } from '../ui/Notices'
import { FieldInput } from './FieldInput'

interface Props {
  entity: Entity
  /** The record to edit; none for a new one. */
  row?: Row
  submitLabel: string
  /** Says whether the values could be stored; the form stays with them when not. */
  onSubmit: (values: Values) => boolean
  /** Why they could not. */
  error?: string | null
  onCancel?: () => void
}

/** A form with one control per field. Says what is wrong beside each control and takes the user to the first. */
export function RecordForm({ entity, row, submitLabel, onSubmit, error = null, onCancel }: Props) {
  const formId = useId()
  const { own } = useAccess(entity)
  const [given] = useState(() => givenValues(entity, own, new Date()))
  const [values, setValues] = useState<Values>(
    () => row ?? ({ ...blankRow(entity, new Date()), ...given } as Values),
  )
  const [problems, setProblems] = useState<Problems>({})
  const [refused, setRefused] = useState(false)

  // What a new record gets by itself is not asked for, nor is whose record it is.
  const asked = entity.fields.filter(({ id }) => (row ? id !== own?.field : !(id in given)))

  function set(id: string, value: FieldValue) {
    setValues((known) => ({ ...known, [id]: value }))
    if (problems[id]) setProblems((known) => without(known, id))
  }

  function submit() {
    const found = checkRow(entity, values)
    setProblems(found)
    const first = asked.find((f) => found[f.id])
    if (first) document.getElementById(`${formId}-${first.id}`)?.focus()
    else setRefused(!onSubmit(trimmed(values)))
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div className="flex flex-col gap-5 p-5">
        {asked.map((field) => (
          <FieldInput
            key={field.id}
            field={field}
            id={`${formId}-${field.id}`}
            value={values[field.id] ?? null}
            error={problems[field.id]}
            onChange={(value) => set(field.id, value)}
          />
        ))}
        <ErrorNotice message={refused ? error : null} />
      </div>
      <footer className="sticky bottom-0 flex justify-end gap-2 border-t border-line bg-surface px-5 py-3.5">
        {onCancel && <Button onClick={onCancel}>Cancel</Button>}
        <Button type="submit" look="primary">
          {submitLabel}
        </Button>
      </footer>
    </form>
  )
}

function trimmed(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      typeof value === 'string' ? value.trim() : value,
    ]),
  )
}

function without(problems: Problems, id: string): Problems {
  return Object.fromEntries(Object.entries(problems).filter(([known]) => known !== id))
}
