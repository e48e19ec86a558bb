import { useState } from 'react'
import { bookStay } from '../../lib/booking/book'
import {
  bookedStays,
  checkStay,
  hasRoom,
  lengthOf,
  priceOfStay,
  type StayFields,
  type Unit,
} from '../../lib/booking/stays'
import { toIsoDate } from '../../lib/dates'
import { fromMinor } from '../../lib/money'
import type { Problems } from '../../lib/records/check'
import { fieldOf } from '../../lib/records/fields'
import { formatDate } from '../../lib/records/format'
import { Part } from '../layout/Page'
import { FormField } from '../ui/FormField'
import { ErrorNotice } from '../ui/Notices'
import { inputStyle } from '../ui/styles'
import { Booked } from './Booked'
import { BookingForm } from './BookingForm'
import { MyBookings } from './MyBookings'
import { PriceLine } from './PriceLine'
import { useBooking, type BookingProps } from './useBooking'

interface Props extends BookingProps {
  bookingFields: StayFields
  unit: Unit
}

const noDates = { checkIn: '', checkOut: '' }

/** Books something from one day to another, such as a room or a car. */
export function Stay(props: Props) {
  const { entity, heading, bookingFields, unit, submitLabel } = props
  const state = useBooking(props, bookingFields.resource)
  const { id, rows, plan, problems, ready } = state
  const [dates, setDates] = useState(noDates)

  const wanted = { resource: state.resource?.id ?? null, ...dates }
  const complete = dates.checkIn !== '' && dates.checkOut !== ''
  const wrong = complete ? checkStay(wanted, unit, new Date()) : null
  const isTaken = () => !hasRoom(rows, bookingFields, wanted, unit, plan.capacity)
  const taken = complete && ready && !wrong && isTaken()
  const busy =
    ready && plan.capacity === 1
      ? bookedStays(rows, bookingFields, wanted.resource, new Date())
      : []
  const length = lengthOf(dates, unit)
  const cost =
    plan.price !== null && complete && !wrong
      ? fromMinor(priceOfStay(plan.price, length, plan.currency), plan.currency)
      : null

  function submit() {
    const missing: Problems = {}
    if (dates.checkIn === '') missing.checkIn = 'Choose a date.'
    if (dates.checkOut === '') missing.checkOut = 'Choose a date.'
    const all = { ...plan, fields: bookingFields, unit }
    state.book(missing, (draft, values) => bookStay(draft, all, wanted, values, new Date()))
  }

  const dateInput = (key: 'checkIn' | 'checkOut', min: string) => {
    const error = dates[key] === '' ? problems[key] : undefined
    return (
      <FormField
        id={`${id}-${key}`}
        label={fieldOf(entity, bookingFields[key])?.label ?? key}
        required
        error={error}
      >
        <input
          id={`${id}-${key}`}
          type="date"
          min={min}
          value={dates[key]}
          aria-required
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-${key}-error` : undefined}
          onChange={(event) => setDates({ ...dates, [key]: event.target.value })}
          className={inputStyle}
        />
      </FormField>
    )
  }
  const today = toIsoDate(new Date())
  return (
    <Part heading={heading}>
      {state.booked ? (
        <Booked
          entity={entity}
          row={state.booked}
          onAgain={() => {
            state.again()
            setDates(noDates)
          }}
        />
      ) : (
        <BookingForm
          entity={entity}
          state={state}
          submitLabel={submitLabel}
          disabled={wrong !== null || taken}
          onSubmit={submit}
          price={
            <PriceLine
              field={state.priceField}
              value={cost}
              note={`for ${length} ${length === 1 ? unit.slice(0, -1) : unit}`}
            />
          }
        >
          <div className="grid gap-5 sm:grid-cols-2">
            {dateInput('checkIn', today)}
            {dateInput('checkOut', dates.checkIn || today)}
          </div>
          {busy.length > 0 && (
            <p className="-mt-3 text-sm text-muted">
              Already booked:{' '}
              {busy
                .map((stay) => `${formatDate(stay.checkIn)} – ${formatDate(stay.checkOut)}`)
                .join(', ')}
            </p>
          )}
          <ErrorNotice message={wrong ?? (taken ? 'These dates are already booked.' : null)} />
        </BookingForm>
      )}
      <MyBookings entity={entity} fields={bookingFields} first={bookingFields.checkIn} />
    </Part>
  )
}
