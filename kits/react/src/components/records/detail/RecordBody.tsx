import { cx } from '../../../lib/cx'
import { isEmpty, titleField, type Entity, type Field, type Row } from '../../../lib/records/fields'
import type { Names } from '../../../lib/records/query'
import { cardStyle } from '../../ui/styles'
import { ValueView } from '../ValueView'

interface Props {
  entity: Entity
  row: Row
  names: Names
  /** Field ids that are shown elsewhere. */
  without: readonly string[]
}

/** All fields of a record: pictures large, long texts as paragraphs, the rest as a list of facts. */
export function RecordBody({ entity, row, names, without }: Props) {
  const title = titleField(entity)
  const fields = entity.fields.filter((field) => field !== title && !without.includes(field.id))
  const pictures = fields.filter((field) => field.type === 'image' && !isEmpty(row[field.id]))
  const texts = fields.filter((field) => isLong(field) && !isEmpty(row[field.id]))
  const facts = fields.filter((field) => field.type !== 'image' && !isLong(field))
  const wide = pictures.length + texts.length > 0 && facts.length > 0

  return (
    <div
      className={cx(
        'grid items-start gap-6',
        wide && 'lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr]',
      )}
    >
      {pictures.length > 0 && (
        <div className="flex min-w-0 flex-col gap-6">
          {pictures.map((field) => (
            <img
              key={field.id}
              src={String(row[field.id])}
              alt={field.label}
              className="max-h-112 w-full rounded-2xl border border-line object-cover"
            />
          ))}
        </div>
      )}
      {facts.length > 0 && (
        <dl
          className={cx(
            cardStyle,
            'grid gap-x-8 gap-y-4 p-5 text-sm',
            wide
              ? 'grid-cols-2 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:grid-cols-1'
              : 'grid-cols-2 lg:grid-cols-3',
          )}
        >
          {facts.map((field) => (
            <div key={field.id} className="min-w-0">
              <dt className="mb-1 text-muted">{field.label}</dt>
              <dd className="font-medium break-words">
                <ValueView field={field} value={row[field.id]} names={names} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {texts.length > 0 && (
        <div className="flex min-w-0 flex-col gap-6">
          {texts.map((field) => (
            <section key={field.id}>
              <h2 className="mb-2 text-lg font-semibold tracking-tight">{field.label}</h2>
              <Paragraphs text={String(row[field.id])} />
            </section>
          ))}
        </div>
      )}
    </div>
  )
}

/** An empty line begins a paragraph; other line breaks stay. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <div className="flex max-w-prose flex-col gap-3 leading-relaxed break-words">
      {text.split(/\n\s*\n/).map((paragraph, at) => (
        <p key={at} className="whitespace-pre-line">
          {paragraph.trim()}
        </p>
      ))}
    </div>
  )
}

function isLong(field: Field): boolean {
  return field.type === 'text' && field.multiline === true
}
