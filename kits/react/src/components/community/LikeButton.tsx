import { cx } from '../../lib/cx'
import { Icon } from '../ui/Icon'

interface Props {
  liked: boolean
  count: number
  onToggle: () => void
}

/** Counts once for each viewer; pressed again, it takes the like back. */
export function LikeButton({ liked, count, onToggle }: Props) {
  return (
    <button type="button" aria-pressed={liked} onClick={onToggle} className={actionStyle}>
      <Icon name="heart" className={cx('size-4.5', liked && 'fill-current')} />
      Like
      <span className="tabular-nums">{count}</span>
    </button>
  )
}

/** Small buttons below something that was written. */
export const actionStyle =
  'inline-flex h-9 items-center gap-1.5 rounded-lg px-2 text-sm font-medium text-muted transition hover:bg-sunken hover:text-ink aria-pressed:text-accent'
