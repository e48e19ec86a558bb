import { useState } from 'react'
import { useStored } from '../../../lib/store/useStored'
import { addToss, noTosses, readTosses } from '../../../lib/tools/generate/chance'
import { secureRandom } from '../../../lib/tools/random'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { cardStyle } from '../../ui/styles'
import type { GeneratorProps } from './GeneratorPanel'

/** Tosses a coin and counts how it fell. */
export function CoinFlip({ heading }: GeneratorProps) {
  const { value: tosses, change } = useStored('coin-tosses', readTosses)
  const [side, setSide] = useState<'heads' | 'tails' | null>(null)
  // Half turns; the coin shows tails after an odd number.
  const [turns, setTurns] = useState(0)
  const total = tosses.heads + tosses.tails

  function flip() {
    const fallen = secureRandom(2) === 0 ? 'heads' : 'tails'
    setSide(fallen)
    setTurns((current) => {
      const next = current + 8
      return (next % 2 === 1) === (fallen === 'tails') ? next : next + 1
    })
    change((current) => addToss(current, fallen))
  }

  return (
    <Part heading={heading}>
      <div className={`${cardStyle} flex flex-col items-center gap-6 p-8`}>
        <div aria-hidden="true" className="[perspective:40rem]">
          <div
            className="relative size-40 transition-transform duration-700 [transform-style:preserve-3d]"
            style={{ transform: `rotateX(${turns * 180}deg)` }}
          >
            <Side letter="H" />
            <Side letter="T" back />
          </div>
        </div>
        <p role="status" className="min-h-8 text-2xl font-semibold">
          {side === null ? '' : side === 'heads' ? 'Heads' : 'Tails'}
        </p>
        <Button look="primary" className="h-12 min-w-40" onClick={flip}>
          Flip coin
        </Button>
        <dl aria-label="Score" className="grid w-full max-w-md grid-cols-3 text-center">
          {(['heads', 'tails'] as const).map((one) => (
            <div key={one} className="flex flex-col-reverse">
              <dd className="text-2xl font-semibold tabular-nums">{tosses[one]}</dd>
              <dt className="text-xs text-muted">{one === 'heads' ? 'Heads' : 'Tails'}</dt>
            </div>
          ))}
          <div className="flex flex-col-reverse">
            <dd className="text-2xl font-semibold tabular-nums">{total}</dd>
            <dt className="text-xs text-muted">Flips</dt>
          </div>
        </dl>
        <Button
          disabled={total === 0}
          onClick={() => {
            change(() => noTosses)
            setSide(null)
          }}
        >
          Reset
        </Button>
      </div>
    </Part>
  )
}

function Side({ letter, back = false }: { letter: string; back?: boolean }) {
  return (
    <div
      style={back ? { transform: 'rotateX(180deg)' } : undefined}
      className="absolute inset-0 grid place-items-center rounded-full border-8 border-amber-500 bg-amber-300 text-6xl font-bold text-amber-900 [backface-visibility:hidden]"
    >
      {letter}
    </div>
  )
}
