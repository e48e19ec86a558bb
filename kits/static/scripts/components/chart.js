import { h, refresh } from '../dom.js'
import { series } from '../lib/chart/series.js'
import { formatNumber } from '../lib/records/format.js'
import { fieldOf } from '../lib/records/fields.js'
import { formatFor, formatShort } from '../lib/records/measure.js'
import { collection } from '../ui/collection.js'
import { emptyState } from '../ui/controls.js'
import { pie } from '../ui/pie.js'
import { plot } from '../ui/plot.js'

/** A bar, line or pie chart of an entity's records, with the same numbers as a table for those who cannot see it. */
export function chart(
  root,
  { entity, heading, form, groupBy, period = 'month', measure = 'count', field },
) {
  const measured = field === undefined || measure === 'count' ? undefined : fieldOf(entity, field)
  const format = (value) => (measured ? formatFor(measured, value) : formatNumber(value))
  const by = fieldOf(entity, groupBy)
  const place = h('figure', { class: 'card chart' })
  root.replaceChildren(place)

  collection(entity, (rows, names) => {
    const points = series(rows, { by, period, measure: { measure, field } }, names)
    refresh(
      place,
      h('figcaption', {}, heading),
      points.length === 0
        ? emptyState('Nothing to draw yet', `Add ${entity.plural.toLowerCase()} to see the chart.`)
        : [
            form === 'pie'
              ? pie(points, { format, label: heading })
              : plot(points, {
                  form,
                  format,
                  formatTick: (value) => formatShort(measured, value),
                  label: heading,
                }),
            table(points),
          ],
    )
  }).draw()

  function table(points) {
    const line = (point) =>
      h('tr', {}, h('th', { scope: 'row' }, point.label), h('td', {}, format(point.value)))
    return h(
      'table',
      { class: 'sr-only' },
      h('caption', {}, heading),
      h('tbody', {}, points.map(line)),
    )
  }
}
