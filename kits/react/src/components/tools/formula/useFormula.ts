import { useState } from 'react'
import { todayIso } from '../../../lib/dates'
import { startEntries, type Entries } from '../../../lib/tools/formula/entries'
import { readPast, remember } from '../../../lib/tools/formula/history'
import { solve } from '../../../lib/tools/formula/solve'
import type { Formula } from '../../../lib/tools/formula/types'
import { useStored } from '../../../lib/store/useStored'

/** What stands in the fields of a formula, its results and those that were kept. */
export function useFormula(formula: Formula, name: string) {
  const [entries, setEntries] = useState<Entries>(() => startEntries(formula, todayIso()))
  // What is missing is no mistake before one has asked for the result.
  const [asked, setAsked] = useState(false)
  const { value: past, change, error } = useStored(`formula-${name}`, readPast)
  const solution = solve(formula, entries)

  return {
    entries,
    setEntries,
    solution,
    past,
    error,
    problemOf: (field: string) =>
      solution.problems.find((one) => one.field === field && (asked || !one.missing))?.text,
    /** Keeps the result. Gives the field to correct when there is none. */
    calculate(): string | undefined {
      setAsked(true)
      if (solution.scope)
        change((current) => remember(current, formula, entries, solution, new Date()))
      return solution.problems[0]?.field
    },
    reset() {
      setEntries(startEntries(formula, todayIso()))
      setAsked(false)
    },
    clearPast: () => change(() => []),
  }
}

export type FormulaState = ReturnType<typeof useFormula>
