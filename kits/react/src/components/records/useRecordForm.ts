import { useId, useState } from 'react'
import { checkRow, type Problems } from '../../lib/records/check'
import type { Values } from '../../lib/records/collection'
import { derivedValues, offeredFields } from '../../lib/records/effects'
import type { Entity, Field, FieldValue, Row } from '../../lib/records/fields'
import { useAccess } from '../../lib/records/useAccess'
import { blankRow, givenValues } from '../../lib/records/values'
import { store } from '../../store'

/** What is typed into the form of a record, and what is wrong with it. */
export function useRecordForm(entity: Entity, row?: Row, initial?: Values) {
  const formId = useId()
  const { own } = useAccess(entity)
  const [known] = useState(() => givenValues(entity, own, new Date()))
  const [values, setValues] = useState<Values>(
    () => row ?? ({ ...blankRow(entity, new Date()), ...known, ...initial } as Values),
  )
  const [problems, setProblems] = useState<Problems>({})
  const idOf = (field: Field) => `${formId}-${field.id}`

  return {
    values,
    problems,
    idOf,
    /**
     * The fields as they may be filled in now: of a choice only what may come next. What a new record gets by itself is not asked
     * for, nor is whose record it is.
     */
    fields: offeredFields(entity, row ?? null).filter(({ id }) =>
      row ? id !== own?.field : !(id in known),
    ),
    /** Values that follow from others. */
    given: derivedValues(store, entity, row ?? null, values),
    set: (id: string, value: FieldValue) => {
      setValues((known) => ({ ...known, [id]: value }))
      if (problems[id]) setProblems((known) => without(known, id))
    },
    /** Whether these fields are sound. Else each says what is wrong, and the first of them gets the focus. */
    check: (fields: readonly Field[]): boolean => {
      const all = checkRow(entity, values)
      const wrong = fields.filter((field) => all[field.id])
      setProblems(Object.fromEntries(wrong.map((field) => [field.id, all[field.id] ?? ''])))
      const first = wrong[0]
      if (first) document.getElementById(idOf(first))?.focus()
      return !first
    },
    /** What to store. */
    read: (): Values => trimmed(values),
  }
}

export type RecordFormState = ReturnType<typeof useRecordForm>

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
