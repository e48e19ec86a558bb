import { useState } from 'react'
import type { Values } from '../../lib/records/collection'
import type { Entity, Row } from '../../lib/records/fields'
import { Button } from '../ui/Button'
import { ErrorNotice } from '../ui/Notices'
import { FormFields } from './FormFields'
import { useRecordForm } from './useRecordForm'

interface Props {
  entity: Entity
  /** The record to edit; none for a new one. */
  row?: Row
  /** What a new record starts with, beside the defaults of its fields. */
  initial?: Values
  /** Ids of fields that are not asked for. */
  without?: readonly string[]
  submitLabel: string
  /** Says whether the values could be stored; the form stays with them when not. */
  onSubmit: (values: Values) => boolean
  /** Why they could not. */
  error?: string | null
  onCancel?: () => void
}

/** A form with one control per field. Says what is wrong beside each control and takes the user to the first. */
export function RecordForm({
  entity,
  row,
  initial,
  without = [],
  submitLabel,
  onSubmit,
  error = null,
  onCancel,
}: Props) {
  const form = useRecordForm(entity, row, initial)
  const [refused, setRefused] = useState(false)
  const fields = form.fields.filter((field) => !without.includes(field.id))

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (form.check(fields)) setRefused(!onSubmit(form.read()))
      }}
    >
      <div className="flex flex-col gap-5 p-5">
        <FormFields form={form} fields={fields} />
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
