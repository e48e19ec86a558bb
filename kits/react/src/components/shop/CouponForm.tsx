import { useId, useState } from 'react'
import { findCoupon, type Terms } from '../../lib/shop/totals'
import { Button } from '../ui/Button'
import { inputStyle } from '../ui/styles'

interface Props {
  terms: Terms
  applied: string
  /** An empty code takes the coupon away. */
  onApply: (code: string) => void
}

export function CouponForm({ terms, applied, onApply }: Props) {
  const id = useId()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const coupon = findCoupon(terms, applied)

  if (coupon) {
    return (
      <p className="flex items-center justify-between gap-2 rounded-lg bg-soft py-1 pr-1 pl-3 text-sm">
        <span role="status">
          Code <b>{coupon.code}</b>: {coupon.percent}% off
        </span>
        <Button look="quiet" className="h-8 px-2" onClick={() => onApply('')}>
          Remove code
        </Button>
      </p>
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const found = findCoupon(terms, text)
        setProblem(found ? null : 'This code is not valid.')
        if (found) onApply(found.code)
      }}
    >
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        Coupon code
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          value={text}
          autoComplete="off"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-error` : undefined}
          onChange={(event) => {
            setText(event.target.value)
            setProblem(null)
          }}
          className={inputStyle}
        />
        <Button type="submit">Apply</Button>
      </div>
      {problem && (
        <p
          id={`${id}-error`}
          role="alert"
          className="mt-1.5 text-xs font-medium text-red-700 dark:text-red-300"
        >
          {problem}
        </p>
      )}
    </form>
  )
}
