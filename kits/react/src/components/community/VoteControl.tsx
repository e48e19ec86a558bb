import { cx } from '../../lib/cx'
import type { Direction } from '../../lib/community/ballots'
import { Icon } from '../ui/Icon'

interface Props {
  name: string
  score: number
  mine: Direction | undefined
  onVote: (direction: Direction) => void
}

/** Up, the score, down. A vote counts once for each viewer; pressed again, it is taken back. */
export function VoteControl({ name, score, mine, onVote }: Props) {
  return (
    <div
      role="group"
      aria-label={`Votes for ${name}`}
      className="flex w-12 shrink-0 flex-col items-center self-start rounded-xl bg-sunken py-1"
    >
      <Arrow up pressed={mine === 1} label={`Upvote ${name}`} onPress={() => onVote(1)} />
      <span
        aria-label={`${score} points`}
        role="img"
        className="text-sm font-semibold tabular-nums"
      >
        {score}
      </span>
      <Arrow pressed={mine === -1} label={`Downvote ${name}`} onPress={() => onVote(-1)} />
    </div>
  )
}

interface ArrowProps {
  up?: boolean
  pressed: boolean
  label: string
  onPress: () => void
}

function Arrow({ up, pressed, label, onPress }: ArrowProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onPress}
      className={cx(
        'grid size-9 place-items-center rounded-lg transition hover:bg-surface',
        pressed ? 'text-accent' : 'text-muted',
      )}
    >
      <Icon name={up ? 'up' : 'down'} className={cx('size-5', pressed && 'stroke-3')} />
    </button>
  )
}
