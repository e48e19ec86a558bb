import { titleOf } from '../../../lib/records/format'
import { useList } from '../ListContext'
import { useRecord } from '../RecordContext'

export const MOST_COMPARED = 4

/** Ticks a record for comparison. */
export function CompareToggle() {
  const { ticked, tick } = useList()
  const { entity, names, row } = useRecord()
  const chosen = ticked.includes(row.id)
  return (
    <label className="flex cursor-pointer items-center gap-1.5 px-2 text-xs text-muted [td_&]:px-0 has-disabled:cursor-not-allowed">
      <input
        type="checkbox"
        aria-label={`Compare ${titleOf(entity, row, names)}`}
        checked={chosen}
        disabled={!chosen && ticked.length >= MOST_COMPARED}
        onChange={() => tick(chosen ? ticked.filter((id) => id !== row.id) : [...ticked, row.id])}
        className="size-4.5 cursor-pointer accent-(--primary) disabled:cursor-not-allowed"
      />
      <span aria-hidden="true" className="[td_&]:hidden">
        Compare
      </span>
    </label>
  )
}
