import { convert, formatAmount, type Unit } from '../../../lib/tools/convert/units'
import { cardStyle } from '../../ui/styles'

interface Props {
  amount: number
  from: Unit
  units: readonly Unit[]
  onChoose: (unit: Unit) => void
}

/** One amount in all units. */
export function UnitTable({ amount, from, units, onChoose }: Props) {
  return (
    <section aria-label="All units" className={`${cardStyle} overflow-hidden`}>
      <h2 className="border-b border-line px-5 py-3 text-sm font-semibold">
        {`${formatAmount(amount)} ${from.id} in all units`}
      </h2>
      <ul className="grid sm:grid-cols-2">
        {units.map((unit) => (
          <li key={unit.id} className="border-b border-line/60">
            <button
              type="button"
              onClick={() => onChoose(unit)}
              className="flex w-full items-baseline justify-between gap-3 px-5 py-2.5 text-left text-sm transition hover:bg-sunken"
            >
              <span className="text-muted">{unit.label}</span>
              <span className="font-medium tabular-nums">
                {`${formatAmount(convert(amount, from, unit))} ${unit.id}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
