import type {
  FormulaBand,
  FormulaInput,
  FormulaList,
  FormulaOutput,
  FormulaValue,
} from '../../../lib/tools/formula/types'
import { Part } from '../../layout/Page'
import { FormulaHistory } from './FormulaHistory'
import { FormulaPanel } from './FormulaPanel'
import { useFormula } from './useFormula'

interface Props {
  heading?: string
  /** What its history is stored under. */
  name: string
  inputs: readonly FormulaInput[]
  list?: FormulaList
  values?: readonly FormulaValue[]
  outputs: readonly FormulaOutput[]
  bands?: readonly FormulaBand[]
  currency?: string
  note?: string
  history?: boolean
}

/** A calculator of one formula: inputs, live results, a verdict and a history. */
export function Formula({ heading, name, note, history = false, ...formula }: Props) {
  const state = useFormula(formula, name)
  return (
    <Part heading={heading}>
      <FormulaPanel formula={formula} state={state} note={note} />
      {history && (
        <FormulaHistory
          past={state.past}
          onUse={(entry) => state.setEntries(entry.entries)}
          onClear={state.clearPast}
        />
      )}
    </Part>
  )
}
