import { cx } from '../../../lib/cx'
import { charState, visiblePart } from '../../../lib/tools/typing/typing'

const looks = {
  next: 'text-muted',
  right: '',
  wrong: 'rounded-sm bg-red-200 text-red-900 dark:bg-red-900 dark:text-red-100',
}

/** The text to type; what was typed right and wrong is told by its look. */
export function TypingText({ text, typed }: { text: string; typed: string }) {
  const { start, end } = visiblePart(text, typed.length)
  return (
    <p aria-label="Text to type" className="font-mono text-lg leading-relaxed">
      {Array.from(text.slice(start, end), (c, index) => {
        const at = start + index
        return (
          <span
            key={at}
            className={cx(
              looks[charState(text, typed, at)],
              at === typed.length && 'border-b-2 border-accent text-ink',
            )}
          >
            {c}
          </span>
        )
      })}
    </p>
  )
}
