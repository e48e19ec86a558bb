import { formatExpiry, groupDigits, type Card, type CardProblems } from '../../lib/shop/card'
import type { Payment } from '../../lib/shop/checkout'
import { FormField } from '../ui/FormField'
import { cardStyle, inputStyle } from '../ui/styles'

interface Props {
  /** Ids of the controls begin with this. */
  id: string
  payments: readonly Payment[]
  value: string
  onChange: (value: string) => void
  card: Card
  onCard: (card: Card) => void
  problems: CardProblems
}

/** How the order is paid. */
export function PaymentFields({ id, payments, value, onChange, card, onCard, problems }: Props) {
  const chosen = payments.find((one) => one.value === value)
  const control = (key: keyof Card, format: (text: string) => string) => ({
    id: `${id}-${key}`,
    value: card[key],
    inputMode: 'numeric' as const,
    'aria-required': true,
    'aria-invalid': problems[key] ? true : undefined,
    'aria-describedby': problems[key] ? `${id}-${key}-error` : undefined,
    onChange: (event: { target: { value: string } }) =>
      onCard({ ...card, [key]: format(event.target.value) }),
    className: `${inputStyle} tabular-nums`,
  })

  return (
    <fieldset className={`${cardStyle} flex min-w-0 flex-col gap-5 p-5`}>
      <legend className="float-left mb-5 w-full font-semibold tracking-tight">Payment</legend>
      <div className="clear-both grid gap-2 sm:grid-cols-2">
        {payments.map((payment) => (
          <label
            key={payment.value}
            className="flex cursor-pointer items-center gap-3 rounded-lg border border-line px-4 py-3 text-sm font-medium transition has-checked:border-accent has-checked:bg-soft"
          >
            <input
              type="radio"
              name={`${id}-payment`}
              value={payment.value}
              checked={payment.value === value}
              onChange={() => onChange(payment.value)}
              className="size-4 accent-(--primary)"
            />
            {payment.label}
          </label>
        ))}
      </div>
      {chosen?.card && (
        <>
          <p className="rounded-lg bg-sunken px-4 py-3 text-sm text-muted">
            This is a demonstration: no card is charged, and only its last four digits are kept.
          </p>
          <FormField id={`${id}-number`} label="Card number" required error={problems.number}>
            <input
              {...control('number', groupDigits)}
              autoComplete="cc-number"
              placeholder="1234 5678 9012 3456"
            />
          </FormField>
          <div className="grid grid-cols-2 gap-4">
            <FormField id={`${id}-expiry`} label="Expiry" required error={problems.expiry}>
              <input
                {...control('expiry', formatExpiry)}
                autoComplete="cc-exp"
                placeholder="MM/YY"
              />
            </FormField>
            <FormField id={`${id}-cvc`} label="CVC" required error={problems.cvc}>
              <input
                {...control('cvc', (text) => text.replace(/\D/g, '').slice(0, 4))}
                autoComplete="cc-csc"
                placeholder="123"
              />
            </FormField>
          </div>
        </>
      )}
    </fieldset>
  )
}
