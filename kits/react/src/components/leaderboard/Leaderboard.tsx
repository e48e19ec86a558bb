import { useMemo, useState } from 'react'
import { boardFields, periods, ranked, rankOf, type Period } from '../../lib/leaderboard/ranks'
import type { Entity, Field } from '../../lib/records/fields'
import { formatNumber } from '../../lib/records/format'
import { formatFor } from '../../lib/records/measure'
import { useCollection } from '../../lib/records/useCollection'
import { useNames } from '../../lib/records/useNames'
import { useViewer } from '../../lib/viewer/useViewer'
import { Part } from '../layout/Page'
import { RecordForm } from '../records/RecordForm'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { EmptyState } from '../ui/EmptyState'
import { SelectInput } from '../ui/SelectInput'
import { cardStyle } from '../ui/styles'
import { Podium } from './Podium'
import { RankTable } from './RankTable'

interface Props {
  entity: Entity
  heading?: string
  /** Ids of the fields with who and how much, where their names do not tell. */
  name?: string
  score?: string
  order?: 'highest' | 'lowest'
  /** What counts of somebody with several records. */
  combine?: 'best' | 'sum'
  add?: boolean
}

/** Who is ahead: the first three on a podium, everybody in a table. */
export function Leaderboard({ entity, heading, name, score, order, combine, add = false }: Props) {
  const collection = useCollection(entity)
  const names = useNames(entity)
  const viewer = useViewer()
  const [period, setPeriod] = useState<Period>('all')
  const [adding, setAdding] = useState(false)
  const fields = useMemo(() => boardFields(entity, { name, score }), [entity, name, score])
  const ranks = ranked(fields, collection.rows, names, { period, order, combine })
  const own = rankOf(ranks, viewer.name)
  const singular = entity.singular.toLowerCase()
  const format = (value: number) => formatScore(fields.score, value)

  return (
    <Part heading={heading}>
      <div className="flex flex-wrap items-center gap-2">
        {fields.date && (
          <SelectInput
            label="Period"
            value={period}
            options={periods}
            onChange={(next) =>
              setPeriod(periods.find((one) => one.value === next)?.value ?? 'all')
            }
          />
        )}
        {own && (
          <p className="text-sm font-medium">
            Your rank: {own.rank} of {ranks.length}
          </p>
        )}
        {add && (
          <Button look="primary" icon="plus" className="ml-auto" onClick={() => setAdding(true)}>
            Add {singular}
          </Button>
        )}
      </div>
      {ranks.length === 0 ? (
        <div className={cardStyle}>
          <EmptyState
            title={period === 'all' ? 'Nobody on the board yet' : 'Nobody in this period'}
          />
        </div>
      ) : (
        <>
          <Podium ranks={ranks.slice(0, 3)} format={format} />
          <RankTable
            ranks={ranks}
            own={own}
            scoreLabel={fields.score?.label ?? 'Score'}
            format={format}
          />
        </>
      )}
      <p role="status" className="text-sm text-muted">
        {ranks.length} ranked
      </p>
      {adding && (
        <Dialog title={`Add ${singular}`} onClose={() => setAdding(false)}>
          <RecordForm
            entity={entity}
            submitLabel={`Add ${singular}`}
            error={collection.error}
            onCancel={() => setAdding(false)}
            onSubmit={(values) => {
              const stored = collection.add(values)
              if (stored) setAdding(false)
              return stored
            }}
          />
        </Dialog>
      )}
    </Part>
  )
}

function formatScore(field: Field | undefined, value: number): string {
  return field ? formatFor(field, value) : formatNumber(value)
}
