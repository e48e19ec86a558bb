import { useId, useRef } from 'react'
import { cx } from '../../../lib/cx'
import { changeUnit } from '../../../lib/tools/formula/entries'
import type { Formula } from '../../../lib/tools/formula/types'
import { Button } from '../../ui/Button'
import { ErrorNotice } from '../../ui/Notices'
import { cardStyle } from '../../ui/styles'
import { FormulaField } from './FormulaField'
import { FormulaRows } from './FormulaRows'
import { FormulaResults } from './FormulaResults'
import type { FormulaState } from './useFormula'

interface Props {
  formula: Formula
  state: FormulaState
  note?: string
}

/** The inputs of a formula and, beside them, its results, which follow every key. */
export function FormulaPanel({ formula, state, note }: Props) {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const { entries, setEntries, solution, problemOf } = state
  const { list, currency = 'USD' } = formula

  return (
    <div className={cx('grid items-start gap-6', !list && 'md:grid-cols-2')}>
      <form
        ref={form}
        noValidate
        aria-label="Inputs"
        className={`${cardStyle} flex flex-col gap-5 p-5`}
        onSubmit={(event) => {
          event.preventDefault()
          const wrong = state.calculate()
          const field = form.current?.elements.namedItem(`${id}-${wrong}`)
          if (wrong !== undefined && field instanceof HTMLElement) field.focus()
        }}
      >
        {formula.inputs.map((input) => (
          <FormulaField
            key={input.id}
            id={`${id}-${input.id}`}
            input={input}
            text={entries.texts[input.id] ?? ''}
            unit={entries.units[input.id]}
            currency={currency}
            problem={problemOf(input.id)}
            onChange={(text) =>
              setEntries({ ...entries, texts: { ...entries.texts, [input.id]: text } })
            }
            onUnit={(position) => setEntries(changeUnit(entries, input, position))}
          />
        ))}
        {list && (
          <FormulaRows
            id={id}
            list={list}
            rows={entries.rows}
            currency={currency}
            problemOf={problemOf}
            onChange={(rows) => setEntries({ ...entries, rows })}
          />
        )}
        <div className="flex gap-2">
          <Button type="submit" look="primary" className="flex-1">
            Calculate
          </Button>
          <Button onClick={state.reset}>Reset</Button>
        </div>
        <ErrorNotice message={state.error} />
      </form>
      <FormulaResults solution={solution} bands={formula.bands} note={note} />
    </div>
  )
}
