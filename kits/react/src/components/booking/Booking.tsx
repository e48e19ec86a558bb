import { useState } from 'react'
import { hindrance, type AppointmentFields, type Hours } from '../../lib/booking/appointments'
import { bookAppointment } from '../../lib/booking/book'
import { slotTimes } from '../../lib/booking/slots'
import type { Problems } from '../../lib/records/check'
import { fieldOf } from '../../lib/records/fields'
import { Part } from '../layout/Page'
import { Booked } from './Booked'
import { BookingForm } from './BookingForm'
import { DayPicker } from './DayPicker'
import { MyBookings } from './MyBookings'
import { PriceLine } from './PriceLine'
import { SlotPicker } from './SlotPicker'
import { useBooking, type BookingProps } from './useBooking'

interface Props extends BookingProps {
  bookingFields: AppointmentFields
  hours: Hours
}

/** Books a time: with whom, on which day, at which free time, and for whom. */
export function Booking(props: Props) {
  const { entity, heading, bookingFields, hours, submitLabel } = props
  const state = useBooking(props, bookingFields.resource)
  const { rows, plan, problems } = state
  const [date, setDate] = useState('')
  const [wantedTime, setTime] = useState('')
  const resource = state.resource?.id ?? null

  const slots = slotsOf(date)
  // The chosen time may not be free with somebody else.
  const time = slots.some((slot) => slot.time === wantedTime && slot.free) ? wantedTime : ''

  function slotsOf(day: string) {
    const now = new Date()
    return slotTimes(hours).map((at) => {
      const wanted = { resource, date: day, time: at }
      const problem = hindrance(rows, bookingFields, hours, wanted, plan.capacity, now)
      return { time: at, free: problem === null }
    })
  }

  function submit() {
    const missing: Problems = {}
    if (date === '') missing.date = 'Choose a date.'
    else if (time === '') missing.time = 'Choose a time.'
    const wanted = { resource, date, time }
    const all = { ...plan, fields: bookingFields, hours }
    state.book(missing, (draft, values) => bookAppointment(draft, all, wanted, values, new Date()))
  }

  return (
    <Part heading={heading}>
      {state.booked ? (
        <Booked
          entity={entity}
          row={state.booked}
          onAgain={() => {
            state.again()
            setTime('')
          }}
        />
      ) : (
        <BookingForm
          entity={entity}
          state={state}
          submitLabel={submitLabel}
          onSubmit={submit}
          price={<PriceLine field={state.priceField} value={plan.price} />}
        >
          <DayPicker
            id={`${state.id}-date`}
            label={fieldOf(entity, bookingFields.date)?.label ?? 'Date'}
            value={date}
            error={date === '' ? problems.date : undefined}
            free={(day) => slotsOf(day).filter((slot) => slot.free).length}
            onChange={setDate}
          />
          {date !== '' && (
            <SlotPicker
              label={fieldOf(entity, bookingFields.time ?? '')?.label ?? 'Time'}
              slots={slots}
              value={time}
              error={time === '' ? problems.time : undefined}
              onChange={setTime}
            />
          )}
        </BookingForm>
      )}
      <MyBookings entity={entity} fields={bookingFields} first={bookingFields.date} />
    </Part>
  )
}
