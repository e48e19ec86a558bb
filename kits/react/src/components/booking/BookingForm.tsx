import type { ReactNode } from 'react'
import type { Entity } from '../../lib/records/fields'
import { FieldInput } from '../records/FieldInput'
import { Button } from '../ui/Button'
import { ErrorNotice } from '../ui/Notices'
import { cardStyle } from '../ui/styles'
import { ResourcePicker } from './ResourcePicker'
import type { BookingState } from './useBooking'

interface Props {
  entity: Entity
  state: BookingState
  submitLabel: string
  disabled?: boolean
  onSubmit: () => void
  /** What it costs. */
  price: ReactNode
  /** Where the time is chosen. */
  children: ReactNode
}

/** Whom or what to book, then the time, then for whom. */
export function BookingForm(props: Props) {
  const { entity, state, submitLabel, disabled, onSubmit, price, children } = props
  const { id, field, resources, resource, problems } = state
  return (
    <form
      noValidate
      className={`${cardStyle} flex flex-col gap-6 p-5 sm:p-6`}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {field && (resources.length > 1 || !resource) && (
        <div>
          <ResourcePicker
            label={field.label}
            name={`${id}-resource`}
            entity={state.other ?? entity}
            resources={resources}
            value={resource?.id ?? null}
            onChange={state.choose}
          />
          {problems.resource && (
            <p role="alert" className="mt-1.5 text-xs font-medium text-red-700 dark:text-red-300">
              {problems.resource}
            </p>
          )}
        </div>
      )}
      {children}
      <div className="grid gap-5 border-t border-line pt-6 sm:grid-cols-2">
        {state.asked.fields.map((one) => (
          <FieldInput
            key={one.id}
            field={one}
            id={`${id}-${one.id}`}
            value={state.values[one.id] ?? null}
            error={problems[one.id]}
            onChange={(value) => state.set(one.id, value)}
          />
        ))}
      </div>
      <ErrorNotice message={state.error} />
      <footer className="flex flex-wrap items-center justify-between gap-4">
        {price}
        <Button type="submit" look="primary" disabled={disabled} className="ml-auto h-12 px-6">
          {submitLabel}
        </Button>
      </footer>
    </form>
  )
}
