import { cx } from '../../../lib/cx'
import { quotedTitle } from '../../../lib/records/format'
import { useRecord } from '../RecordContext'

/** A heart that keeps whether a record is among the favorites, in a yes/no field. */
export function FavoriteToggle({ field }: { field: string }) {
  const { entity, collection, names, row } = useRecord()
  const set = row[field] === true
  const title = quotedTitle(entity, row, names)
  const label = set ? `Remove ${title} from favorites` : `Add ${title} to favorites`
  return (
    <button
      type="button"
      aria-label={label}
      title={set ? 'Remove from favorites' : 'Add to favorites'}
      onClick={() => collection.change(row.id, { [field]: !set })}
      className="inline-grid size-9 place-items-center rounded-lg transition hover:bg-sunken"
    >
      <Heart filled={set} />
    </button>
  )
}

export function Heart({ filled }: { filled: boolean }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      strokeWidth="1.8"
      strokeLinejoin="round"
      className={cx(
        'size-5 transition',
        filled ? 'fill-rose-500 stroke-rose-600' : 'fill-transparent stroke-muted',
      )}
    >
      <path d="M12 20.5 4.2 12.9a4.9 4.9 0 0 1 6.9-7l.9.9.9-.9a4.9 4.9 0 0 1 6.9 7L12 20.5Z" />
    </svg>
  )
}
