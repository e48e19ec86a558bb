import { cx } from '../../lib/cx'
import { isEmpty, titleField, type Field, type Row } from '../../lib/records/fields'
import { Cover } from '../ui/Cover'
import { cardStyle } from '../ui/styles'
import { useList } from './ListContext'
import type { ListProps } from './RecordTable'
import { RowActions, Toggle, type Actions } from './RowActions'
import { RowScope } from './RowScope'
import { TitleLink } from './TitleLink'
import { ValueView } from './ValueView'

export interface CardsProps extends ListProps {
  /** Drawn pictures also when the entity has no field for one. */
  covers?: boolean
}

export function RecordCards(props: CardsProps) {
  const { entity, visible } = useList()
  return (
    <ul aria-label={entity.plural} className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {visible.map((row) => (
        <RowScope key={row.id} row={row}>
          <Card row={row} {...props} />
        </RowScope>
      ))}
    </ul>
  )
}

function Card({ row, columns, actions, marks, rowActions, covers }: CardsProps & { row: Row }) {
  const { entity, names } = useList()
  const title = titleField(entity)
  const picture = columns.find((field) => field.type === 'image')
  const body = columns.filter((field) => field !== title && field !== picture)
  return (
    <li
      className={cx(
        cardStyle,
        'relative flex flex-col overflow-hidden',
        entity.page !== undefined && 'transition hover:border-accent',
      )}
    >
      {picture && !isEmpty(row[picture.id]) ? (
        <img src={String(row[picture.id])} alt="" className="aspect-video w-full object-cover" />
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
          {title && <TitleLink entity={entity} field={title} row={row} names={names} stretched />}
        </h3>
        {actions && <RowActions entity={entity} row={row} actions={actions} />}
      </div>
      <dl className="flex flex-1 flex-col gap-2.5 px-5 pb-5 text-sm">
        {body
          .filter((field) => field.type === 'boolean' || !isEmpty(row[field.id]))
          .map((field) => (
            <CardField key={field.id} field={field} row={row} actions={actions} />
          ))}
      </dl>
      {(marks || rowActions) && (
        <footer className="relative flex min-h-14 flex-wrap items-center gap-2 border-t border-line py-2 pr-4 pl-3">
          {marks}
          <span className="ml-auto flex flex-wrap gap-2">{rowActions}</span>
        </footer>
      )}
    </li>
  )
}

function CardField({ field, row, actions }: { field: Field; row: Row; actions?: Actions }) {
  const { entity, names } = useList()
  if (field.type === 'text' && field.multiline) {
    return (
      <div>
        <dt className="sr-only">{field.label}</dt>
        <dd className="line-clamp-4 leading-relaxed break-words whitespace-pre-line text-muted">
          {String(row[field.id])}
        </dd>
      </div>
    )
  }
  return (
    <div className="flex min-w-0 items-center justify-between gap-4">
      <dt className="shrink-0 text-muted">{field.label}</dt>
      <dd className="min-w-0 text-right break-words">
        {field.type === 'boolean' && actions ? (
          <Toggle field={field} row={row} entity={entity} actions={actions} />
        ) : (
          <ValueView field={field} value={row[field.id]} names={names} />
        )}
      </dd>
    </div>
  )
}
