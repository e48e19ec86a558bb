import { chartPoints, scheduleRows, scheduleTexts } from '../../../lib/tools/formula/schedule'
import { formatResult, formatTick } from '../../../lib/tools/formula/format'
import type {
  FormulaBand,
  FormulaChart,
  FormulaInput,
  FormulaList,
  FormulaOutput,
  FormulaTable,
  FormulaValue,
} from '../../../lib/tools/formula/types'
import { Plot } from '../../figures/Plot'
import { Part } from '../../layout/Page'
import { cardStyle } from '../../ui/styles'
import { FormulaHistory } from './FormulaHistory'
import { FormulaPanel } from './FormulaPanel'
import { ScheduleTable } from './ScheduleTable'
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
  table?: FormulaTable
  chart?: FormulaChart
  currency?: string
  note?: string
  history?: boolean
}

/** A calculator of one formula that also shows how the result comes about: a chart and a table, row by row. */
export function FormulaWithSchedule(props: Props) {
  const { heading, name, note, history = false, table, chart, ...formula } = props
  const { currency = 'USD' } = formula
  const state = useFormula(formula, name)
  const rows = table ? scheduleRows(table, state.solution.scope) : []
  const points = chart ? chartPoints(chart, formula, state.solution, table, rows) : []
  const drawn = [...(table?.columns ?? []), ...formula.outputs].find(({ id }) =>
    chart?.column ? id === chart.column : id === chart?.outputs?.[0],
  )

  return (
    <Part heading={heading}>
      <FormulaPanel formula={formula} state={state} note={note} />
      {chart && points.length > 0 && (
        <figure className={`${cardStyle} min-w-0 p-5`}>
          <figcaption className="mb-4 font-semibold tracking-tight">{chart.heading}</figcaption>
          <Plot
            points={points}
            form={chart.form ?? 'line'}
            format={(value) => formatResult(value, drawn ?? {}, currency)}
            formatTick={(value) => formatTick(value, drawn?.format, currency)}
            label={chart.heading}
          />
        </figure>
      )}
      {table && rows.length > 0 && (
        <ScheduleTable table={table} rows={scheduleTexts(table, rows, currency)} />
      )}
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
