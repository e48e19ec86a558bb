import { useId, type ReactNode } from 'react'
import { cx } from '../../../lib/cx'
import { cardStyle } from '../../ui/styles'

interface Props {
  label: string
  value: string
  placeholder?: string
  readOnly?: boolean
  invalid?: boolean
  /** For code and data. */
  mono?: boolean
  tall?: boolean
  onChange?: (text: string) => void
  /** Buttons beside the label. */
  children?: ReactNode
}

/** A large field for a text, with buttons above it. */
export function TextPane(props: Props) {
  const id = useId()
  return (
    <div className={`${cardStyle} flex min-w-0 flex-col overflow-hidden`}>
      <div className="flex min-h-14 flex-wrap items-center gap-2 border-b border-line py-2 pr-2 pl-4">
        <label htmlFor={id} className="mr-auto text-sm font-semibold">
          {props.label}
        </label>
        {props.children}
      </div>
      <textarea
        id={id}
        value={props.value}
        placeholder={props.placeholder}
        readOnly={props.readOnly}
        aria-invalid={props.invalid ? true : undefined}
        spellCheck={!props.mono}
        onChange={(event) => props.onChange?.(event.target.value)}
        className={cx(
          'w-full flex-1 resize-y bg-transparent px-4 py-3 text-sm leading-relaxed outline-none focus-visible:bg-sunken/40',
          props.mono && 'font-mono',
          props.tall ? 'min-h-96' : 'min-h-56',
        )}
      />
    </div>
  )
}
