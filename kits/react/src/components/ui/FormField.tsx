import type { ReactNode } from 'react'
import { Icon } from './Icon'

interface Props {
  id: string
  label: string
  required?: boolean
  help?: string
  error?: string
  /** A group of controls (radio buttons, checkboxes) is named by a legend, not by a label. */
  group?: boolean
  children: ReactNode
}

/** A control with its label, its help text and what is wrong with it. */
export function FormField({ id, label, required, help, error, group, children }: Props) {
  const title = (
    <>
      {label}
      {!required && <span className="ml-1.5 font-normal text-muted">optional</span>}
    </>
  )
  const rest = (
    <>
      {children}
      {help && !error && (
        <p id={`${id}-help`} className="mt-1.5 text-xs text-muted">
          {help}
        </p>
      )}
      {error && (
        <p
          id={`${id}-error`}
          className="mt-1.5 flex items-center gap-1.5 text-xs font-medium text-danger"
        >
          <Icon name="alert" className="size-3.5" />
          {error}
        </p>
      )}
    </>
  )
  const titleStyle = 'mb-1.5 block text-sm font-medium'
  if (group) {
    return (
      <fieldset aria-describedby={describedBy(id, help, error)}>
        <legend className={titleStyle}>{title}</legend>
        {rest}
      </fieldset>
    )
  }
  return (
    <div>
      <label htmlFor={id} className={titleStyle}>
        {title}
      </label>
      {rest}
    </div>
  )
}

export function describedBy(id: string, help?: string, error?: string): string | undefined {
  if (error) return `${id}-error`
  return help ? `${id}-help` : undefined
}
