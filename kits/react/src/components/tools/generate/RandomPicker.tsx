import { useEffect, useRef, useState } from 'react'
import { useStored } from '../../../lib/store/useStored'
import { itemsOf, turnTo } from '../../../lib/tools/generate/chance'
import { addPast, readTexts } from '../../../lib/tools/generate/generator'
import { secureRandom } from '../../../lib/tools/random'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { cardStyle, inputStyle } from '../../ui/styles'
import { GeneratorHistory } from './GeneratorHistory'
import { Wheel } from './Wheel'

const SPIN_MS = 3000

interface Props {
  heading?: string
  /** Of the first visit. */
  items: readonly string[]
}

/** A wheel that picks one of a list. */
export function RandomPicker({ heading, items: first }: Props) {
  const { value: text, change } = useStored('picker-items', (stored) =>
    typeof stored === 'string' ? stored : first.join('\n'),
  )
  const past = useStored('picker-history', readTexts)
  const [angle, setAngle] = useState(0)
  const [drawn, setDrawn] = useState<string | null>(null)
  const [spinning, setSpinning] = useState(false)
  const items = itemsOf(text)

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => () => clearTimeout(timer.current), [])

  function spin() {
    const index = secureRandom(items.length)
    const item = items[index]
    if (item === undefined) return
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    setAngle((from) => turnTo(index, items.length, from))
    setDrawn(item)
    setSpinning(true)
    timer.current = setTimeout(
      () => {
        setSpinning(false)
        past.change((current) => addPast(current, [item]))
      },
      still ? 0 : SPIN_MS,
    )
  }

  const result = !spinning && drawn !== null && items.includes(drawn) ? drawn : null
  return (
    <Part heading={heading}>
      <div className="grid items-start gap-6 md:grid-cols-[1fr_18rem]">
        <div className={`${cardStyle} flex flex-col items-center gap-5 p-6`}>
          <Wheel items={items} angle={angle} spinMs={SPIN_MS} />
          <p role="status" className="min-h-9 text-center text-2xl font-semibold break-words">
            {spinning ? 'Spinning…' : result}
          </p>
          <div className="flex flex-wrap justify-center gap-2">
            <Button
              look="primary"
              className="h-12 min-w-32"
              disabled={spinning || items.length === 0}
              onClick={spin}
            >
              Spin
            </Button>
            {result !== null && (
              <Button
                className="h-12"
                onClick={() => {
                  change(() => items.toSpliced(items.indexOf(result), 1).join('\n'))
                  setDrawn(null)
                }}
              >
                Remove winner
              </Button>
            )}
          </div>
        </div>
        <label className="text-sm font-medium">
          Choices, one per line
          <textarea
            rows={12}
            value={text}
            onChange={(event) => change(() => event.target.value)}
            className={`${inputStyle} mt-1.5 h-auto py-2 leading-relaxed`}
          />
        </label>
      </div>
      <GeneratorHistory past={past.value} onClear={() => past.change(() => [])} />
    </Part>
  )
}
