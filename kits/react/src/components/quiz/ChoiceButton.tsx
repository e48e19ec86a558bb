import { cx } from '../../lib/cx'
import { Icon } from '../ui/Icon'

interface Props {
  choice: string
  /** `open` before the answer; afterwards, how the choice turned out. */
  state: 'open' | 'right' | 'wrong' | 'other'
  onChoose: () => void
}

const looks = {
  open: 'border-line hover:border-accent hover:bg-soft',
  right:
    'border-emerald-600 bg-emerald-100 text-emerald-950 dark:bg-emerald-900 dark:text-emerald-50',
  wrong: 'border-red-600 bg-red-100 text-red-950 dark:bg-red-900 dark:text-red-50',
  other: 'border-line opacity-60',
}

/** A possible answer. */
export function ChoiceButton({ choice, state, onChoose }: Props) {
  return (
    <button
      type="button"
      disabled={state !== 'open'}
      onClick={onChoose}
      className={cx(
        'flex min-h-12 items-center justify-between gap-2 rounded-xl border px-4 py-2.5 text-left text-sm font-medium transition',
        looks[state],
      )}
    >
      {choice}
      {state === 'right' && <Icon name="check" />}
      {state === 'wrong' && <Icon name="x" />}
    </button>
  )
}
