import { useId, useMemo } from 'react'
import { useStored } from '../../../lib/store/useStored'
import { choosePair, fitChosen, pairOf, type Chosen } from '../../../lib/tools/convert/chosen'
import { currencyKind, readRates } from '../../../lib/tools/convert/currency'
import { kinds, type KindId } from '../../../lib/tools/convert/kinds'
import { convert, formatAmount, readAmount, unitOf } from '../../../lib/tools/convert/units'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { ErrorNotice } from '../../ui/Notices'
import { SelectInput } from '../../ui/SelectInput'
import { Segments } from '../../ui/Segments'
import { cardStyle, inputStyle } from '../../ui/styles'
import { CurrencyRates } from './CurrencyRates'
import { UnitTable } from './UnitTable'

const MAX_SEGMENTS = 4

export type ConverterKind = KindId | 'currency'

interface Props {
  heading?: string
  kinds: readonly ConverterKind[]
}

/** Converts between units; below, the same amount in all of them. */
export function Converter({ heading, kinds: ids }: Props) {
  const { value: stored, change, error } = useStored<unknown>('converter', (value) => value)
  const { value: storedRates, change: changeRates } = useStored<unknown>('rates', (value) => value)
  const rates = useMemo(() => readRates(storedRates), [storedRates])
  const chosen = useMemo(() => fitChosen(stored, ids), [stored, ids])
  const id = useId()

  const kindOf = (name: string) =>
    name === 'currency' ? currencyKind(rates) : kinds[name as KindId]
  const kind = kindOf(chosen.kind)
  const pair = pairOf(chosen, kind)
  const [from, to] = [unitOf(kind, pair.from), unitOf(kind, pair.to)]
  const amount = readAmount(chosen.text)
  const options = ids.map((value) => ({ value, label: kindOf(value).label }))
  const units = kind.units.map((unit) => ({ value: unit.id, label: `${unit.label} (${unit.id})` }))

  function update(step: (current: Chosen) => Chosen) {
    change((current) => step(fitChosen(current, ids)))
  }
  const choose = (next: Partial<typeof pair>) =>
    update((current) => choosePair(current, { ...pair, ...next }))
  const chooseKind = (name: string) => update((current) => ({ ...current, kind: name }))

  return (
    <Part heading={heading}>
      {ids.length > 1 &&
        (ids.length > MAX_SEGMENTS ? (
          <SelectInput
            label="Kind"
            value={chosen.kind}
            options={options}
            onChange={chooseKind}
            className="w-full self-center sm:w-64"
          />
        ) : (
          <div className="self-center">
            <Segments<string>
              label="Kind"
              value={chosen.kind}
              options={options}
              onChange={chooseKind}
            />
          </div>
        ))}
      <div className={`${cardStyle} flex flex-col gap-5 p-5`}>
        <div>
          <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
            Value
          </label>
          <input
            id={id}
            inputMode="decimal"
            value={chosen.text}
            aria-invalid={amount === null && chosen.text !== '' ? true : undefined}
            onChange={(event) =>
              update((current) => ({ ...current, text: event.target.value.slice(0, 40) }))
            }
            className={`${inputStyle} h-12 text-lg tabular-nums`}
          />
        </div>
        <div className="grid items-end gap-3 sm:grid-cols-[1fr_auto_1fr]">
          <UnitSelect
            label="From"
            value={from.id}
            options={units}
            onChange={(unit) => choose({ from: unit })}
          />
          <Button onClick={() => choose({ from: to.id, to: from.id })}>⇄ Swap</Button>
          <UnitSelect
            label="To"
            value={to.id}
            options={units}
            onChange={(unit) => choose({ to: unit })}
          />
        </div>
        <div role="status" aria-label="Result" className="rounded-xl bg-soft px-5 py-5 text-center">
          {amount === null ? (
            <p className="text-muted">Enter a number.</p>
          ) : (
            <>
              <p className="text-sm text-muted">{`${formatAmount(amount)} ${from.id} =`}</p>
              <p className="mt-1 text-3xl font-semibold tracking-tight break-words tabular-nums">
                {`${formatAmount(convert(amount, from, to))} ${to.id}`}
              </p>
            </>
          )}
        </div>
        <ErrorNotice message={error} />
      </div>
      {amount !== null && (
        <UnitTable
          amount={amount}
          from={from}
          units={kind.units}
          onChoose={(unit) => choose({ to: unit.id })}
        />
      )}
      {chosen.kind === 'currency' && (
        <CurrencyRates rates={rates} onChange={(next) => changeRates(() => next)} />
      )}
    </Part>
  )
}

function UnitSelect(props: {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}) {
  return (
    <div>
      <span aria-hidden="true" className="mb-1.5 block text-sm font-medium">
        {props.label}
      </span>
      <SelectInput {...props} />
    </div>
  )
}
