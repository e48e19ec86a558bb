import { todayIso } from '../../../lib/dates'
import { startTexts } from '../../../lib/tools/formula/entries'
import type { FormulaList } from '../../../lib/tools/formula/types'
import { Button, IconButton } from '../../ui/Button'
import { FormulaField } from './FormulaField'

const MAX_ROWS = 50

interface Props {
  id: string
  list: FormulaList
  rows: readonly Record<string, string>[]
  currency: string
  problemOf: (field: string) => string | undefined
  onChange: (rows: Record<string, string>[]) => void
}

/** Inputs that repeat: one line per course, bill or whatever it is. */
export function FormulaRows({ id, list, rows, currency, problemOf, onChange }: Props) {
  return (
    <div className="flex flex-col gap-4">
      {rows.map((row, at) => (
        <fieldset key={at} className="rounded-xl border border-line p-4">
          <legend className="sr-only">{`${list.singular} ${at + 1}`}</legend>
          <div className="flex items-start gap-3">
            <div className="grid flex-1 gap-3 sm:grid-cols-[repeat(auto-fit,minmax(7rem,1fr))]">
              {list.inputs.map((input) => (
                <FormulaField
                  key={input.id}
                  id={`${id}-${at}.${input.id}`}
                  input={input}
                  text={row[input.id] ?? ''}
                  currency={currency}
                  problem={problemOf(`${at}.${input.id}`)}
                  onChange={(text) => onChange(rows.with(at, { ...row, [input.id]: text }))}
                />
              ))}
            </div>
            <IconButton
              icon="trash"
              label={`Remove ${list.singular.toLowerCase()} ${at + 1}`}
              disabled={rows.length === 1}
              onClick={() => onChange(rows.toSpliced(at, 1))}
            />
          </div>
        </fieldset>
      ))}
      <Button
        icon="plus"
        className="self-start"
        disabled={rows.length >= MAX_ROWS}
        onClick={() => onChange([...rows, startTexts(list.inputs, todayIso())])}
      >
        {`Add ${list.singular.toLowerCase()}`}
      </Button>
    </div>
  )
}
