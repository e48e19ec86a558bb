import type { Entity } from '../../../lib/records/fields'
import { formatNumber } from '../../../lib/records/format'
import { averageRating, byDate, remarkFields } from '../../../lib/records/related'
import { Stars } from '../../ui/StarRating'
import { RelatedHead } from './RelatedHead'
import { Remark } from './Remark'
import { RemarkForm } from './RemarkForm'
import { useRelated } from './useRelated'

interface Props {
  entity: Entity
  /** The relation that points at the record of the page. */
  field: string
  heading?: string
}

/** Stars and words about a record: their average, the newest first, and the form to add some. */
export function RelatedReviews({ entity, field, heading = entity.plural }: Props) {
  const related = useRelated(entity, field)
  const fields = remarkFields(entity)
  const newest = byDate(related.rows, fields.date).toReversed()
  const rating = fields.rating
  const average = rating ? averageRating(newest, rating.id) : null
  const singular = entity.singular.toLowerCase()
  return (
    <section className="flex flex-col gap-4" aria-label={heading}>
      <RelatedHead heading={heading} count={newest.length}>
        {average !== null && rating?.type === 'rating' && (
          <p className="flex items-center gap-2 text-sm">
            <Stars value={Math.round(average)} max={rating.max} />
            <span className="font-semibold tabular-nums">{formatNumber(average)}</span>
            <span className="text-muted">average</span>
          </p>
        )}
      </RelatedHead>
      <RemarkForm
        entity={entity}
        fields={fields}
        textLabel={`Your ${singular}`}
        submitLabel={`Submit ${singular}`}
        error={related.collection.error}
        onSubmit={related.add}
      />
      {newest.length === 0 ? (
        <p className="text-sm text-muted">No {entity.plural.toLowerCase()} yet. Write the first.</p>
      ) : (
        <ol className="flex flex-col gap-4">
          {newest.map((row) => (
            <Remark
              key={row.id}
              row={row}
              fields={fields}
              onDelete={() => related.remove(row, `Deleted your ${singular}`)}
            />
          ))}
        </ol>
      )}
    </section>
  )
}
