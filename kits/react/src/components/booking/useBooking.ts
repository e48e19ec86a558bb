import { useId, useState } from 'react'
import { useResources } from '../../lib/booking/useResources'
import { checkRow, type Problems } from '../../lib/records/check'
import type { Values } from '../../lib/records/collection'
import { fieldOf, type Entity, type FieldValue } from '../../lib/records/fields'
import { useCollection } from '../../lib/records/useCollection'
import { blankRow } from '../../lib/records/values'
import { transact, type Draft } from '../../lib/store/transaction'
import { useAttempt } from '../../lib/store/useStored'
import { useViewer } from '../../lib/viewer/useViewer'
import { store } from '../../store'

export interface BookingProps {
  /** The bookings. */
  entity: Entity
  heading?: string
  /** Ids of the fields that whoever books fills in. */
  fields: readonly string[]
  /** How many may have the same at the same time. */
  capacity: number
  /** Field of the resource that says so. */
  capacityField?: string
  /** Field of the resource with its price. */
  price?: string
  submitLabel: string
}

/** What booking a time and booking several days have in common: whom or what, for whom, for how much. */
export function useBooking(props: BookingProps, resourceField: string | undefined) {
  const { entity, capacityField, price } = props
  const id = useId()
  const viewer = useViewer()
  const { rows } = useCollection(entity)
  const { field, other, resources } = useResources(entity, resourceField)
  const { attempt, error } = useAttempt()
  const asked = { ...entity, fields: entity.fields.filter((one) => props.fields.includes(one.id)) }
  const [values, setValues] = useState<Values>(() => blankRow(asked, new Date()))
  const [chosen, setChosen] = useState<string | null>(null)
  const [problems, setProblems] = useState<Problems>({})
  const [bookedId, setBookedId] = useState<string | null>(null)

  // With only one to choose from there is nothing to choose.
  const only = resources.length === 1 ? resources[0] : undefined
  const resource = resources.find((one) => one.id === chosen) ?? only
  const room = capacityField ? Number(resource?.row?.[capacityField] ?? 0) : 0
  const priceField = other && price ? fieldOf(other, price) : undefined
  const cost = price ? resource?.row?.[price] : null

  /** Books, when nothing is missing: `missing` are the problems with the dates, their controls first on the page. */
  function book(missing: Problems, work: (draft: Draft, values: Values) => string): void {
    const found = { ...missing, ...checkRow(asked, values) }
    if (field && !resource) found.resource = `Choose ${field.label.toLowerCase()}.`
    setProblems(found)
    const first = [...Object.keys(missing), ...props.fields].find((one) => found[one])
    if (first) document.getElementById(`${id}-${first}`)?.focus()
    if (Object.keys(found).length > 0) return
    attempt(() => setBookedId(transact(store, (draft) => work(draft, values))))
  }

  return {
    id,
    rows,
    field,
    other,
    resources,
    resource,
    choose: setChosen,
    ready: field === undefined || resource !== undefined,
    asked,
    values,
    set: (key: string, value: FieldValue) => setValues((known) => ({ ...known, [key]: value })),
    problems,
    error,
    book,
    priceField,
    plan: {
      entity,
      capacity: room > 0 ? room : props.capacity,
      price: typeof cost === 'number' ? cost : null,
      currency: priceField?.type === 'money' ? priceField.currency : 'USD',
      by: viewer.name,
    },
    booked: rows.find((row) => row.id === bookedId),
    again: () => setBookedId(null),
  }
}

export type BookingState = ReturnType<typeof useBooking>
