import { useState } from 'react'
import { useStored } from '../../../lib/store/useStored'
import { dieSides, dotsOf, rollDice, totalOf } from '../../../lib/tools/generate/chance'
import { addPast, readTexts } from '../../../lib/tools/generate/generator'
import { secureRandom } from '../../../lib/tools/random'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { SelectInput } from '../../ui/SelectInput'
import { cardStyle } from '../../ui/styles'
import { GeneratorHistory } from './GeneratorHistory'
import type { GeneratorProps } from './GeneratorPanel'

const counts = Array.from({ length: 10 }, (_, at) => at + 1)

interface Props extends GeneratorProps {
  /** The dice there are, by their sides. */
  kinds?: readonly number[]
}

/** Rolls one or more dice. */
export function DiceRoller({ heading, kinds = dieSides }: Props) {
  const [count, setCount] = useState(2)
  const [sides, setSides] = useState(kinds.includes(6) ? 6 : (kinds[0] ?? 6))
  const [dice, setDice] = useState<number[]>([])
  const past = useStored('dice-history', readTexts)

  function roll() {
    const rolled = rollDice(count, sides, secureRandom)
    setDice(rolled)
    past.change((current) =>
      addPast(current, [`${count}d${sides}: ${rolled.join(' + ')} = ${totalOf(rolled)}`]),
    )
  }

  return (
    <Part heading={heading}>
      <div className={`${cardStyle} flex flex-col items-center gap-6 p-6`}>
        <div className="flex flex-wrap justify-center gap-2">
          <SelectInput
            label="Number of dice"
            value={String(count)}
            options={counts.map((value) => ({
              value: String(value),
              label: value === 1 ? '1 die' : `${value} dice`,
            }))}
            onChange={(value) => setCount(Number(value))}
          />
          <SelectInput
            label="Sides"
            value={String(sides)}
            options={kinds.map((value) => ({ value: String(value), label: `${value} sides` }))}
            onChange={(value) => setSides(Number(value))}
          />
        </div>
        <ul aria-label="Dice" className="flex min-h-24 flex-wrap items-center justify-center gap-3">
          {dice.map((value, at) => (
            <li key={at}>
              <Die value={value} dotted={sides === 6} />
            </li>
          ))}
        </ul>
        <p role="status" className="min-h-8 text-2xl font-semibold tabular-nums">
          {dice.length > 0 && `Total: ${totalOf(dice)}`}
        </p>
        <Button look="primary" className="h-12 min-w-40" onClick={roll}>
          Roll dice
        </Button>
      </div>
      <GeneratorHistory past={past.value} onClear={() => past.change(() => [])} />
    </Part>
  )
}

function Die({ value, dotted }: { value: number; dotted: boolean }) {
  return (
    <span
      role="img"
      aria-label={String(value)}
      className="grid size-20 place-items-center rounded-2xl border border-line bg-surface text-3xl font-semibold shadow-card"
    >
      {dotted ? (
        <span className="grid size-14 grid-cols-3 grid-rows-3 place-items-center">
          {Array.from({ length: 9 }, (_, at) => (
            <span
              key={at}
              className={dotsOf(value).includes(at) ? 'size-3.5 rounded-full bg-ink' : undefined}
            />
          ))}
        </span>
      ) : (
        value
      )}
    </span>
  )
}
