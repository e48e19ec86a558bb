import { h, refresh } from '../dom.js'
import { formatResult, formatTick } from '../lib/tools/formula/format.js'
import { chartPoints, scheduleRows, scheduleTexts } from '../lib/tools/formula/schedule.js'
import { formulaPanel } from '../ui/formula-panel.js'
import { part } from '../ui/part.js'
import { plot } from '../ui/plot.js'

/** A calculator of one formula that also shows how the result comes about: a chart and a table, row by row. */
export function formulaWithSchedule(
  root,
  { heading, name, note, history = false, table, chart, ...formula },
) {
  const { currency = 'USD' } = formula
  const drawn = [...(table?.columns ?? []), ...formula.outputs].find(({ id }) =>
    chart?.column ? id === chart.column : id === chart?.outputs?.[0],
  )
  const figure = h('figure', { class: 'card chart' })
  const schedule = h('section', { 'aria-label': table?.heading ?? 'Schedule', class: 'card' })
  const panel = formulaPanel(formula, { name, note, onSolve: draw })
  part(root, heading, panel.element, chart && figure, table && schedule, history && panel.history)

  function draw(solution) {
    const rows = table ? scheduleRows(table, solution.scope) : []
    const points = chart ? chartPoints(chart, formula, solution, table, rows) : []
    figure.hidden = points.length === 0
    schedule.hidden = rows.length === 0
    if (points.length > 0) {
      refresh(
        figure,
        h('figcaption', {}, chart.heading),
        plot(points, {
          form: chart.form ?? 'line',
          format: (value) => formatResult(value, drawn ?? {}, currency),
          formatTick: (value) => formatTick(value, drawn?.format, currency),
          label: chart.heading,
        }),
      )
    }
    if (rows.length > 0) drawTable(scheduleTexts(table, rows, currency))
  }

  function drawTable(rows) {
    const title = table.heading ?? 'Schedule'
    const heads = [table.row, ...table.columns.map((column) => column.label)]
    refresh(
      schedule,
      h('h2', { class: 'card-head' }, title),
      h(
        'div',
        { role: 'region', 'aria-label': `${title}, table`, tabIndex: 0, class: 'schedule' },
        h(
          'table',
          {},
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              heads.map((label) => h('th', { scope: 'col' }, label)),
            ),
          ),
          h(
            'tbody',
            {},
            rows.map((row, at) =>
              h(
                'tr',
                {},
                h('th', { scope: 'row' }, at + 1),
                row.map((text) => h('td', {}, text)),
              ),
            ),
          ),
        ),
      ),
    )
  }
}
