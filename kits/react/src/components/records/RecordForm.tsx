import { useId, useState } from 'react'
import { checkRow, type Problems } from '../../lib/records/check'
import type { Values } from '../../lib/records/collection'
import { derivedValues, offeredFields } from '../../lib/records/effects'
import type { Entity, FieldValue, Row } from '../../lib/records/fields'
import { blankRow } from '../../lib/records/values'
import { store } from '../../store'
import { Button } from '../ui/Button'
import { ErrorNotice } from '../ui/Notices'
import { FieldInput } from './FieldInput'
import { GivenValue } from './GivenValue'

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
  const [values, setValues] = useState<Values>(() => row ?? blankRow(entity, new Date()))
  const [problems, setProblems] = useState<Problems>({})
  const [refused, setRefused] = useState(false)
  const given = derivedValues(store, entity, row ?? null, values)

  function set(id: string, value: FieldValue) {
    setValues((known) => ({ ...known, [id]: value }))
    if (problems[id]) setProblems((known) => without(known, id))
  }

  function submit() {
    const found = checkRow(entity, values)
    setProblems(found)
    const first = entity.fields.find((f) => found[f.id])
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
        {offeredFields(entity, row ?? null).map((field) =>
          field.readOnly ? (
            <GivenValue key={field.id} field={field} value={given[field.id] ?? values[field.id]} />
          ) : (
            <FieldInput
              key={field.id}
              field={field}
              id={`${formId}-${field.id}`}
              value={values[field.id] ?? null}
              error={problems[field.id]}
              onChange={(value) => set(field.id, value)}
            />
          ),
        )}
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
