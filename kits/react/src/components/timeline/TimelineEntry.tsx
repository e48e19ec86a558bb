import type { ReactNode } from 'react'
import { isEmpty, titleField, type Entity, type Field, type Row } from '../../lib/records/fields'
import { formatValue } from '../../lib/records/format'
import type { Names } from '../../lib/records/query'
import { TitleLink } from '../records/TitleLink'
import { ValueView } from '../records/ValueView'
import { cardStyle } from '../ui/styles'

interface Props {
  entity: Entity
  names: Names
  row: Row
  date: Field | undefined
  fields: readonly Field[]
  /** What can be done with it. */
  children: ReactNode
}

/** One record at its point of time. */
export function TimelineEntry({ entity, names, row, date, fields, children }: Props) {
  const title = titleField(entity)
  const filled = fields.filter((field) => !isEmpty(row[field.id]) && row[field.id] !== false)
  const texts = filled.filter((field) => field.type === 'text' && field.multiline)
  const pictures = filled.filter((field) => field.type === 'image')
  const facts = filled.filter((field) => !texts.includes(field) && !pictures.includes(field))
  return (
    <li className="relative pl-6">
      <span
        aria-hidden="true"
        className="absolute top-5 -left-[7px] size-3 rounded-full border-2 border-primary bg-surface"
      />
      <div className={`${cardStyle} flex items-start gap-2 py-3 pr-2 pl-5`}>
        <div className="min-w-0 flex-1 py-1 text-sm">
          {date && !isEmpty(row[date.id]) && (
            <time dateTime={String(row[date.id])} className="text-xs text-muted tabular-nums">
              {formatValue(date, row[date.id])}
            </time>
          )}
          <h4 className="text-base font-semibold tracking-tight break-words">
            {title && <TitleLink entity={entity} field={title} row={row} names={names} />}
          </h4>
          {pictures.map((field) => (
            <img
              key={field.id}
              src={String(row[field.id])}
              alt=""
              className="mt-2 max-h-64 rounded-lg object-cover"
            />
          ))}
          {texts.map((field) => (
            <p key={field.id} className="mt-1 leading-relaxed break-words whitespace-pre-line">
              {String(row[field.id])}
            </p>
          ))}
          {facts.length > 0 && (
            <dl className="mt-2 flex flex-wrap gap-x-5 gap-y-1.5">
              {facts.map((field) => (
                <div key={field.id} className="flex min-w-0 items-center gap-1.5">
                  <dt className="text-muted">{field.label}</dt>
                  <dd className="min-w-0 break-words">
                    <ValueView field={field} value={row[field.id]} names={names} />
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </div>
        {children}
      </div>
    </li>
  )
}
