import { useMemo } from 'react'
import { series } from '../../lib/chart/series'
import { fieldOf, type Entity } from '../../lib/records/fields'
import { formatFor, formatShort } from '../../lib/records/measure'
import { formatNumber } from '../../lib/records/format'
import { useCollection } from '../../lib/records/useCollection'
import { useNames } from '../../lib/records/useNames'
import { EmptyState } from '../ui/EmptyState'
import { cardStyle } from '../ui/styles'
import { Pie } from './Pie'
import { Plot } from './Plot'

interface Props {
  entity: Entity
  heading: string
  form: 'bar' | 'line' | 'pie'
  /** Id of the field by which records are grouped. */
  groupBy: string
  period?: 'day' | 'month' | 'year'
  measure?: 'count' | 'sum' | 'average'
  /** Id of the field that is summed or averaged. */
  field?: string
}

/** A chart of an entity's records, with the same numbers as a table for those who cannot see it. */
export function Chart({
  entity,
  heading,
  form,
  groupBy,
  period = 'month',
  measure = 'count',
  field,
}: Props) {
  const { rows } = useCollection(entity)
  const names = useNames(entity)
  const points = useMemo(() => {
    const by = fieldOf(entity, groupBy)
    return by ? series(rows, { by, period, measure: { measure, field } }, names) : []
  }, [entity, rows, names, groupBy, period, measure, field])
  const measured = field === undefined || measure === 'count' ? undefined : fieldOf(entity, field)
  const format = (value: number) => (measured ? formatFor(measured, value) : formatNumber(value))

  return (
    <figure className={`${cardStyle} min-w-0 p-5`}>
      <figcaption className="mb-4 font-semibold tracking-tight">{heading}</figcaption>
      {points.length === 0 ? (
        <EmptyState
          title="Nothing to draw yet"
          text={`Add ${entity.plural.toLowerCase()} to see the chart.`}
        />
      ) : (
        <>
          {form === 'pie' ? (
            <Pie points={points} format={format} label={heading} />
          ) : (
            <Plot
              points={points}
              form={form}
              format={format}
              formatTick={(value) => formatShort(measured, value)}
              label={heading}
            />
          )}
          <table className="sr-only">
            <caption>{heading}</caption>
            <tbody>
              {points.map((point) => (
                <tr key={point.label}>
                  <th scope="row">{point.label}</th>
                  <td>{format(point.value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </figure>
  )
}
