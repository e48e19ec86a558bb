import { useEffect, useId, useRef, useState } from 'react'
import { useStored } from '../../../lib/store/useStored'
import { secureRandom } from '../../../lib/tools/random'
import { sentences } from '../../../lib/tools/typing/sentences'
import {
  addResult,
  durations,
  readResults,
  typingScore,
  typingText,
  type TypingResult,
} from '../../../lib/tools/typing/typing'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { Segments } from '../../ui/Segments'
import { cardStyle, inputStyle } from '../../ui/styles'
import { useNow } from '../timer/useNow'
import { TypingResults } from './TypingResults'
import { TypingText } from './TypingText'

interface Props {
  heading?: string
  /** Seconds at first. */
  seconds?: number
}

/** How fast and how exactly one types. */
export function TypingTest({ heading, seconds: first = 30 }: Props) {
  const { value: results, change } = useStored('typing-results', readResults)
  const [seconds, setSeconds] = useState(first)
  const [text, setText] = useState(() => typingText(sentences, secureRandom))
  const [typed, setTyped] = useState('')
  const [startedAt, setStartedAt] = useState<number | null>(null)
  const [result, setResult] = useState<TypingResult | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const running = startedAt !== null && result === null
  const now = useNow(running, 100)
  const passedMs = startedAt === null ? 0 : Math.max(0, now - startedAt)
  const left = Math.max(0, Math.ceil(seconds - passedMs / 1000))
  const score = result ?? typingScore(text, typed, passedMs)

  useEffect(() => {
    if (!running || passedMs < seconds * 1000) return
    const final = {
      ...typingScore(text, typed, seconds * 1000),
      seconds,
      at: new Date().toISOString(),
    }
    const end = setTimeout(() => {
      setResult(final)
      change((current) => addResult(current, final))
    })
    return () => clearTimeout(end)
  }, [running, passedMs, seconds, text, typed, change])

  function restart(next = seconds) {
    setSeconds(next)
    setText(typingText(sentences, secureRandom))
    setTyped('')
    setStartedAt(null)
    setResult(null)
    field.current?.focus()
  }

  return (
    <Part heading={heading}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Segments
          label="Duration"
          value={String(seconds)}
          options={durations.map((value) => ({ value: String(value), label: `${value} s` }))}
          onChange={(value) => restart(Number(value))}
        />
        <Button onClick={() => restart()}>Restart</Button>
      </div>
      <dl
        aria-label="Score"
        className={`${cardStyle} grid grid-cols-3 divide-x divide-line text-center`}
      >
        {[
          ['Words per minute', score.wordsPerMinute],
          ['Accuracy', `${score.accuracy} %`],
          ['Time left', `${result ? 0 : left} s`],
        ].map(([label, value]) => (
          <div key={label} className="flex flex-col-reverse px-2 py-3">
            <dd className="text-2xl font-semibold tabular-nums">{value}</dd>
            <dt className="text-xs text-muted">{label}</dt>
          </div>
        ))}
      </dl>
      <div className={`${cardStyle} flex flex-col gap-4 p-5`}>
        <TypingText text={text} typed={typed} />
        <label htmlFor={id} className="text-sm font-medium">
          Type the text here
        </label>
        <textarea
          id={id}
          ref={field}
          rows={3}
          value={typed}
          disabled={result !== null}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onPaste={(event) => event.preventDefault()}
          onChange={(event) => {
            if (startedAt === null) setStartedAt(Date.now())
            setTyped(event.target.value.replaceAll('\n', ' ').slice(0, text.length))
          }}
          className={`${inputStyle} h-auto py-2 font-mono`}
        />
        <p role="status" className="min-h-6 font-medium">
          {result
            ? `Done: ${result.wordsPerMinute} words per minute with ${result.accuracy} % accuracy.`
            : running
              ? ''
              : 'The clock starts with your first key.'}
        </p>
      </div>
      <TypingResults results={results} onClear={() => change(() => [])} />
    </Part>
  )
}
