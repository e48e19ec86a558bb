import type { Entity } from '../../../lib/records/fields'
import { byDate, remarkFields } from '../../../lib/records/related'
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

/** What people say about a record, oldest first, and the form to say something. */
export function RelatedComments({ entity, field, heading = entity.plural }: Props) {
  const related = useRelated(entity, field)
  const { rating, ...fields } = remarkFields(entity)
  const thread = byDate(related.rows, fields.date)
  return (
    <section className="flex flex-col gap-4" aria-label={heading}>
      <RelatedHead heading={heading} count={thread.length} />
      {thread.length === 0 ? (
        <p className="text-sm text-muted">No {entity.plural.toLowerCase()} yet. Be the first.</p>
      ) : (
        <ol className="flex flex-col gap-4">
          {thread.map((row) => (
            <Remark
              key={row.id}
              row={row}
              fields={{ ...fields, rating }}
              onDelete={() => related.remove(row, `Deleted your ${entity.singular.toLowerCase()}`)}
            />
          ))}
        </ol>
      )}
      <RemarkForm
        entity={entity}
        fields={fields}
        textLabel={`Your ${entity.singular.toLowerCase()}`}
        submitLabel={`Post ${entity.singular.toLowerCase()}`}
        error={related.collection.error}
        onSubmit={related.add}
      />
    </section>
  )
}
