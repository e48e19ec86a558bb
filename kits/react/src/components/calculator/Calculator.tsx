import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { cx } from '../../lib/cx'
import { erase, press, preview, readHistory, remember, solve } from '../../lib/calculator/entry'
import { ExpressionError } from '../../lib/calculator/evaluate'
import { typedKey } from '../../lib/calculator/keys'
import { useStored } from '../../lib/store/useStored'
import { Part } from '../layout/Page'
import { ErrorNotice } from '../ui/Notices'
import { cardStyle } from '../ui/styles'
import { History } from './History'
import { Keypad } from './Keypad'

interface Props {
  heading?: string
  /** Roots, powers and trigonometry. */
  scientific?: boolean
  history?: boolean
}

export function Calculator({ heading, scientific = false, history = false }: Props) {
  const [expression, setExpression] = useState('')
  const [solved, setSolved] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { value: entries, change, error: unstored } = useStored('calculator-history', readHistory)
  const panel = useRef<HTMLDivElement>(null)
  // One can type right away.
  useEffect(() => panel.current?.focus({ preventScroll: true }), [])
  const ahead = solved || problem ? '' : preview(expression)

  function act(key: string) {
    setProblem(null)
    if (key === '=') return equals()
    if (key === 'C') setExpression('')
    else if (key === '⌫') setExpression(solved ? '' : erase(expression))
    else setExpression(press(expression, key, solved))
    setSolved(false)
  }

  function equals() {
    if (expression === '') return
    try {
      const entry = solve(expression)
      if (history) change((current) => remember(current, entry))
      setExpression(entry.result)
      setSolved(true)
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
      setProblem(error.message)
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    const key = typedKey(event.key, event.target instanceof HTMLButtonElement)
    if (key === null || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    act(key)
  }

  return (
    <Part heading={heading}>
      <ErrorNotice message={unstored} />
      <div
        className={cx(
          'mx-auto grid w-full gap-6',
          history ? 'max-w-3xl md:grid-cols-[1fr_16rem]' : 'max-w-md',
        )}
      >
        <div
          ref={panel}
          role="application"
          aria-label="Calculator"
          tabIndex={0}
          onKeyDown={onKeyDown}
          className={`${cardStyle} overflow-hidden outline-none focus-visible:border-accent`}
        >
          <div className="flex min-h-32 flex-col justify-end gap-1 bg-sunken px-5 py-4 text-right">
            <p role="status" className="h-6 text-sm text-muted tabular-nums">
              {problem ?? (ahead !== '' && ahead !== expression ? `= ${ahead}` : '')}
            </p>
            <output
              aria-label="Display"
              className="block overflow-x-auto text-4xl font-semibold tracking-tight whitespace-nowrap tabular-nums"
            >
              {expression === '' ? '0' : expression}
            </output>
          </div>
          <Keypad scientific={scientific} onPress={act} />
        </div>
        {history && (
          <History
            entries={entries}
            onPick={(entry) => {
              setExpression(entry.result)
              setSolved(true)
              setProblem(null)
            }}
            onClear={() => change(() => [])}
          />
        )}
      </div>
    </Part>
  )
}
