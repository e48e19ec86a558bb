import { isEmpty, type Row } from '../../../lib/records/fields'
import { formatValue } from '../../../lib/records/format'
import type { RemarkFields } from '../../../lib/records/related'
import { useViewer } from '../../../lib/viewer/useViewer'
import { IconButton } from '../../ui/Button'
import { Stars } from '../../ui/StarRating'
import { cardStyle } from '../../ui/styles'

interface Props {
  row: Row
  fields: RemarkFields
  onDelete: () => void
}

/** A comment or a review: who, when, how many stars, what. Whoever wrote it may delete it. */
export function Remark({ row, fields, onDelete }: Props) {
  const viewer = useViewer()
  const { author, date, rating, text, title } = fields
  const name = String((author && row[author.id]) || 'Anonymous')
  const own = viewer.name !== '' && viewer.name === name
  return (
    <li className={`${cardStyle} flex gap-3 p-4`}>
      <span
        aria-hidden="true"
        className="grid size-9 shrink-0 place-items-center rounded-full bg-soft text-sm font-semibold text-accent"
      >
        {name.charAt(0).toUpperCase()}
      </span>
      <div className="min-w-0 flex-1 text-sm">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-semibold">{name}</span>
          {date && !isEmpty(row[date.id]) && (
            <time dateTime={String(row[date.id])} className="text-muted">
              {formatValue(date, row[date.id])}
            </time>
          )}
        </p>
        {rating?.type === 'rating' && !isEmpty(row[rating.id]) && (
          <p className="mt-1">
            <Stars value={Number(row[rating.id])} max={rating.max} />
          </p>
        )}
        {title && !isEmpty(row[title.id]) && (
          <p className="mt-1 font-medium">{String(row[title.id])}</p>
        )}
        {text && !isEmpty(row[text.id]) && (
          <p className="mt-1 leading-relaxed break-words whitespace-pre-line">
            {String(row[text.id])}
          </p>
        )}
      </div>
      {own && <IconButton icon="trash" label="Delete what you wrote" onClick={onDelete} />}
    </li>
  )
}
