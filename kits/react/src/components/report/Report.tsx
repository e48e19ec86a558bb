import { useMemo, useState } from 'react'
import { downloadText } from '../../lib/download'
import { fieldOf, type Entity } from '../../lib/records/fields'
import { useCollection } from '../../lib/records/useCollection'
import { useNames } from '../../lib/records/useNames'
import { rangeOf, within, type DayRange, type Period } from '../../lib/report/period'
import { reportCsv, reportOf } from '../../lib/report/report'
import { Part } from '../layout/Page'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { SelectInput } from '../ui/SelectInput'
import { cardStyle } from '../ui/styles'
import { PeriodInput } from './PeriodInput'
import { ReportChart } from './ReportChart'
import { ReportTable } from './ReportTable'

interface Props {
  entity: Entity
  heading?: string
  /** Id of the field that says what is in a period; without it, all records are. */
  date?: string
  /** Ids of the fields one may group by; the first at first. */
  groupBy: readonly string[]
  /** Ids of the fields that are summed. */
  fields?: readonly string[]
}

const noFields: readonly string[] = []

/** Records of a period, counted and summed by group. */
export function Report({ entity, heading, date, groupBy, fields = noFields }: Props) {
  const { rows } = useCollection(entity)
  const names = useNames(entity)
  const [period, setPeriod] = useState<Period>('all')
  const [range, setRange] = useState<DayRange>({ from: '', to: '' })
  const [by, setBy] = useState(groupBy[0] ?? '')
  const grouping = fieldOf(entity, by)
  const summed = useMemo(
    () => fields.map((id) => fieldOf(entity, id)).filter((field) => field !== undefined),
    [entity, fields],
  )
  const report = useMemo(() => {
    const chosen = date === undefined ? rows : within(rows, date, range)
    return grouping && reportOf(chosen, grouping, summed, names)
  }, [rows, date, range, grouping, summed, names])
  if (!grouping || !report) return null

  return (
    <Part heading={heading}>
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        {date !== undefined && (
          <PeriodInput
            period={period}
            range={range}
            onChange={(next, custom) => {
              setPeriod(next)
              setRange(next === 'custom' ? (custom ?? range) : rangeOf(next, new Date()))
            }}
          />
        )}
        {groupBy.length > 1 && (
          <SelectInput
            label="Group by"
            value={by}
            options={groupBy.flatMap((id) => {
              const label = fieldOf(entity, id)?.label
              return label === undefined ? [] : [{ value: id, label: `By ${label.toLowerCase()}` }]
            })}
            onChange={setBy}
            className="max-w-48"
          />
        )}
        <div className="ml-auto flex flex-wrap gap-2">
          <Button
            icon="download"
            disabled={report.total.count === 0}
            onClick={() =>
              downloadText(
                `${entity.key}-report.csv`,
                reportCsv(report, grouping, summed),
                'text/csv',
              )
            }
          >
            Download CSV
          </Button>
          <Button onClick={() => window.print()}>Print</Button>
        </div>
      </div>
      {report.total.count === 0 ? (
        <div className={cardStyle}>
          <EmptyState
            icon="calendar"
            title="Nothing in this period"
            text={`There are no ${entity.plural.toLowerCase()} to report on.`}
          />
        </div>
      ) : (
        <>
          <ReportChart report={report} by={grouping} fields={summed} />
          <ReportTable report={report} by={grouping} fields={summed} />
        </>
      )}
    </Part>
  )
}
