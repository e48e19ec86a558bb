import { useEffect, useEffectEvent } from 'react'
import { useStored } from '../../../lib/store/useStored'
import {
  cssVariables,
  harmonies,
  hslText,
  inkOn,
  palette,
  rgbText,
  type Harmony,
} from '../../../lib/tools/generate/colors'
import { fitPalette } from '../../../lib/tools/generate/palettes'
import { secureRandom } from '../../../lib/tools/random'
import { timerKey } from '../../../lib/tools/timer/shortcuts'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { SelectInput } from '../../ui/SelectInput'
import { cardStyle } from '../../ui/styles'
import { CopyButton } from '../CopyButton'
import type { GeneratorProps } from './GeneratorPanel'

/** Five colours that go together. One locks those one likes and draws the others again. */
export function PaletteGenerator({ heading }: GeneratorProps) {
  const { value: state, change } = useStored('palette', fitPalette)
  const { colors, locked, harmony } = state

  const draw = (wanted: Harmony = harmony) =>
    change((current) => ({
      ...current,
      harmony: wanted,
      colors: palette(wanted, current.colors, current.locked, secureRandom),
    }))
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (timerKey(event.key, event.target) !== 'toggle') return
    event.preventDefault()
    draw()
  })

  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])

  return (
    <Part heading={heading}>
      <div className="flex flex-wrap items-center gap-2">
        <Button look="primary" onClick={() => draw()}>
          Generate palette
        </Button>
        <SelectInput
          label="Harmony"
          value={harmony}
          options={harmonies}
          onChange={(value) => draw(value as Harmony)}
        />
        <CopyButton text={cssVariables(colors)} label="Copy CSS" />
        <p className="text-sm text-muted">Press the space bar for the next one.</p>
      </div>
      <ul
        aria-label="Palette"
        className={`${cardStyle} grid overflow-hidden sm:h-96 sm:grid-cols-5`}
      >
        {colors.map((color, at) => (
          <li
            key={at}
            style={{ background: color, color: inkOn(color) }}
            className="flex flex-col justify-end gap-2 p-4 max-sm:min-h-32"
          >
            <span className="font-mono text-lg font-semibold uppercase">{color}</span>
            <span className="text-xs">{rgbText(color)}</span>
            <span className="text-xs">{hslText(color)}</span>
            <span className="flex flex-wrap gap-1.5">
              <CopyButton text={color} className="h-8 px-2.5" />
              <Button
                aria-pressed={locked[at] === true}
                className="h-8 px-2.5"
                onClick={() =>
                  change((current) => ({
                    ...current,
                    locked: current.locked.with(at, current.locked[at] !== true),
                  }))
                }
              >
                {locked[at] ? 'Locked' : 'Lock'}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}
