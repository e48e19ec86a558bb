import { keyRows } from '../../lib/games/letters'

interface Props {
  /** What is known about a letter: the class of its key. */
  stateOf: (letter: string) => string
  onLetter: (letter: string) => void
  disabled?: boolean
  /** A letter can be used again. */
  reusable?: boolean
  /** Keys at the ends of the last row. */
  onEnter?: () => void
  onDelete?: () => void
}

/** An on-screen keyboard. */
export function LetterKeys({ stateOf, onLetter, disabled, reusable, onEnter, onDelete }: Props) {
  return (
    <div role="group" aria-label="Keyboard" className="letter-keys">
      {keyRows.map((row, at) => (
        <div key={row}>
          {at === 2 && onEnter && (
            <button type="button" className="wide" disabled={disabled} onClick={onEnter}>
              Enter
            </button>
          )}
          {[...row].map((letter) => {
            const state = stateOf(letter)
            return (
              <button
                key={letter}
                type="button"
                className={state}
                aria-label={state ? `${letter}, ${state}` : letter}
                disabled={disabled || (!reusable && state !== '')}
                onClick={() => onLetter(letter)}
              >
                {letter}
              </button>
            )
          })}
          {at === 2 && onDelete && (
            <button
              type="button"
              className="wide"
              aria-label="Delete"
              disabled={disabled}
              onClick={onDelete}
            >
              ⌫
            </button>
          )}
        </div>
      ))}
    </div>
  )
}
