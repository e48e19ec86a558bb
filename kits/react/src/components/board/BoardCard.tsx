import { cx } from '../../lib/cx'
import { fieldOf, isEmpty, titleField, type Entity, type Row } from '../../lib/records/fields'
import type { Names } from '../../lib/records/query'
import { ValueView } from '../records/ValueView'
import { IconButton } from '../ui/Button'

interface Props {
  entity: Entity
  names: Names
  row: Row
  cardFields: readonly string[]
  readOnly: boolean
  onEdit: (row: Row) => void
  onRemove: (row: Row) => void
  onDropBefore: (id: string) => void
  target: (row: Row, steps: 1 | -1) => string | null
  onMove: (row: Row, value: string) => void
}

/** A card. With the focus on it, the arrow keys move it between columns. */
export function BoardCard(props: Props) {
  const { entity, names, row, cardFields, readOnly, target, onMove } = props
  const title = titleField(entity)
  const name = String((title && row[title.id]) || entity.singular)
  const fields = cardFields
    .map((id) => fieldOf(entity, id))
    .filter((field) => field !== undefined)
    .filter((field) => !isEmpty(row[field.id]))

  function step(steps: 1 | -1) {
    const value = target(row, steps)
    if (value === null) return
    onMove(row, value)
    // The card is drawn anew in its column: the focus follows it there.
    requestAnimationFrame(() => document.getElementById(`card-${row.id}`)?.focus())
  }

  return (
    <li
      id={`card-${row.id}`}
      draggable={!readOnly}
      tabIndex={readOnly ? undefined : 0}
      aria-label={name}
      aria-keyshortcuts={readOnly ? undefined : 'ArrowLeft ArrowRight Enter'}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', row.id)}
      onDrop={(event) => {
        event.preventDefault()
        event.stopPropagation()
        props.onDropBefore(event.dataTransfer.getData('text/plain'))
      }}
      onKeyDown={(event) => {
        if (readOnly || event.target !== event.currentTarget) return
        if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
          event.preventDefault()
          step(event.key === 'ArrowRight' ? 1 : -1)
        } else if (event.key === 'Enter') {
          props.onEdit(row)
        }
      }}
      className={cx(
        'rounded-xl border border-line bg-surface p-3 shadow-card transition',
        !readOnly && 'cursor-grab hover:border-muted/50 active:cursor-grabbing',
      )}
    >
      <p className="font-medium break-words">{name}</p>
      {fields.length > 0 && (
        <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-muted">
          {fields.map((field) => (
            <span key={field.id} title={field.label}>
              <ValueView field={field} value={row[field.id]} names={names} />
            </span>
          ))}
        </div>
      )}
      {!readOnly && <CardActions name={name} step={step} {...props} />}
    </li>
  )
}

function CardActions({
  name,
  step,
  row,
  target,
  onEdit,
  onRemove,
}: Props & { name: string; step: (steps: 1 | -1) => void }) {
  return (
    <div className="-mr-1 -mb-1 mt-1.5 flex justify-end">
      <IconButton
        icon="left"
        label={`Move ${name} left`}
        className="size-8"
        disabled={target(row, -1) === null}
        onClick={() => step(-1)}
      />
      <IconButton
        icon="right"
        label={`Move ${name} right`}
        className="size-8"
        disabled={target(row, 1) === null}
        onClick={() => step(1)}
      />
      <IconButton
        icon="pencil"
        label={`Edit ${name}`}
        className="size-8"
        onClick={() => onEdit(row)}
      />
      <IconButton
        icon="trash"
        label={`Delete ${name}`}
        className="size-8"
        onClick={() => onRemove(row)}
      />
    </div>
  )
}
