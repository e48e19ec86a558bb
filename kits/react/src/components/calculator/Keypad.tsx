import {
  basicKeys,
  extraKeys,
  keyKind,
  keyLabel,
  keyNames,
  type KeyKind,
} from '../../lib/calculator/keys'
import { cx } from '../../lib/cx'

const looks: Record<KeyKind, string> = {
  equals: 'bg-primary text-on-primary hover:brightness-110',
  operator: 'bg-soft text-xl text-accent hover:brightness-95',
  digit: 'border border-line bg-surface shadow-xs hover:bg-sunken',
  other: 'bg-sunken text-muted hover:text-ink',
}

interface Props {
  scientific: boolean
  onPress: (key: string) => void
}

export function Keypad({ scientific, onPress }: Props) {
  const keys = scientific ? [...extraKeys, ...basicKeys] : basicKeys
  return (
    <div className="grid grid-cols-4 gap-2 p-3">
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          aria-label={keyNames[key]}
          onClick={() => onPress(key)}
          className={cx(
            'rounded-xl font-medium transition active:scale-95',
            extraKeys.includes(key) ? 'h-11 text-sm' : 'h-14 text-lg',
            looks[keyKind(key)],
          )}
        >
          {keyLabel(key)}
        </button>
      ))}
    </div>
  )
}
