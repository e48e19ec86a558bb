import type { InvoiceProblems } from '../../lib/invoice/check'
import type { InvoiceLine } from '../../lib/invoice/invoice'
import { lineTotal } from '../../lib/invoice/totals'
import { fromMinor } from '../../lib/money'
import { formatMoney } from '../../lib/records/format'
import { IconButton } from '../ui/Button'
import { FormField } from '../ui/FormField'
import { inputStyle } from '../ui/styles'
import { AmountInput } from './AmountInput'

interface Props {
  /** Ids of the controls begin with this. */
  id: string
  number: number
  line: InvoiceLine
  currency: string
  problems: InvoiceProblems
  onChange: (part: Partial<InvoiceLine>) => void
  /** None for the only line. */
  onRemove?: () => void
}

/** One item: what, how many, for how much each. */
export function LineFields({ id, number, line, currency, problems, onChange, onRemove }: Props) {
  const problem = (key: keyof InvoiceLine) => problems[`${line.id}-${key}`]
  return (
    <div
      role="group"
      aria-label={`Item ${number}`}
      className="grid grid-cols-2 gap-3 rounded-xl border border-line p-3 sm:grid-cols-4"
    >
      <div className="col-span-2 sm:col-span-4">
        <FormField
          id={`${id}-description`}
          label="Description"
          required
          error={problem('description')}
        >
          <input
            id={`${id}-description`}
            value={line.description}
            aria-invalid={problem('description') ? true : undefined}
            aria-describedby={problem('description') ? `${id}-description-error` : undefined}
            onChange={(event) => onChange({ description: event.target.value })}
            className={inputStyle}
          />
        </FormField>
      </div>
      <FormField id={`${id}-quantity`} label="Quantity" required error={problem('quantity')}>
        <AmountInput
          id={`${id}-quantity`}
          value={line.quantity}
          error={problem('quantity')}
          onChange={(quantity) => onChange({ quantity })}
        />
      </FormField>
      <FormField id={`${id}-unitPrice`} label="Unit price" required error={problem('unitPrice')}>
        <AmountInput
          id={`${id}-unitPrice`}
          value={line.unitPrice}
          error={problem('unitPrice')}
          onChange={(unitPrice) => onChange({ unitPrice })}
        />
      </FormField>
      <div className="col-span-2 flex items-end justify-between gap-2">
        <p className="pb-2.5 text-sm">
          <span className="text-muted">Amount </span>
          <output aria-label={`Amount of item ${number}`} className="font-semibold tabular-nums">
            {formatMoney(fromMinor(lineTotal(line, currency), currency), currency)}
          </output>
        </p>
        {onRemove && <IconButton icon="trash" label={`Remove item ${number}`} onClick={onRemove} />}
      </div>
    </div>
  )
}
