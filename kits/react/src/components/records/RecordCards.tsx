import { cx } from '../../lib/cx'
import { isEmpty, titleField } from '../../lib/records/fields'
import { Cover } from '../ui/Cover'
import { cardStyle } from '../ui/styles'
import type { ListProps } from './RecordTable'
import { RowActions, Toggle } from './RowActions'
import { ValueView } from './ValueView'

export function RecordCards({
  entity,
  names,
  columns,
  rows,
  actions,
  covers,
}: ListProps & { covers?: boolean }) {
  const title = titleField(entity)
  const picture = columns.find((field) => field.type === 'image')
  const body = columns.filter((field) => field !== title && field !== picture)
  return (
    <ul aria-label={entity.plural} className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {rows.map((row) => (
        <li key={row.id} className={cx(cardStyle, 'flex flex-col overflow-hidden')}>
          {picture && !isEmpty(row[picture.id]) ? (
            <img
              src={String(row[picture.id])}
              alt=""
              className="aspect-video w-full object-cover"
            />
          ) : (
            (picture || covers) && (
              <Cover
                title={title ? String(row[title.id] ?? '') : ''}
                subject={entity.singular}
                className="aspect-video w-full"
              />
            )
          )}
          <div className="flex items-start gap-1 py-3 pr-2 pl-5">
            <h3 className="min-w-0 flex-1 py-1.5 font-semibold tracking-tight break-words">
              {title && <ValueView field={title} value={row[title.id]} names={names} />}
            </h3>
            {actions && <RowActions entity={entity} row={row} actions={actions} />}
          </div>
          <dl className="flex flex-1 flex-col gap-2.5 px-5 pb-5 text-sm">
            {body
              .filter((field) => field.type === 'boolean' || !isEmpty(row[field.id]))
              .map((field) =>
                field.type === 'text' && field.multiline ? (
                  <div key={field.id}>
                    <dt className="sr-only">{field.label}</dt>
                    <dd className="line-clamp-4 leading-relaxed break-words whitespace-pre-line text-muted">
                      {String(row[field.id])}
                    </dd>
                  </div>
                ) : (
                  <div key={field.id} className="flex min-w-0 items-center justify-between gap-4">
                    <dt className="shrink-0 text-muted">{field.label}</dt>
                    <dd className="min-w-0 text-right break-words">
                      {field.type === 'boolean' && actions ? (
                        <Toggle field={field} row={row} entity={entity} actions={actions} />
                      ) : (
                        <ValueView field={field} value={row[field.id]} names={names} />
                      )}
                    </dd>
                  </div>
                ),
              )}
          </dl>
        </li>
      ))}
    </ul>
  )
}
