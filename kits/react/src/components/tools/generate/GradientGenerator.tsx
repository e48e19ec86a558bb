import { useMemo } from 'react'
import { useStored } from '../../../lib/store/useStored'
import {
  fitGradient,
  gradientCss,
  palette,
  type Gradient,
} from '../../../lib/tools/generate/colors'
import { secureRandom } from '../../../lib/tools/random'
import { Part } from '../../layout/Page'
import { Button, IconButton } from '../../ui/Button'
import { Segments } from '../../ui/Segments'
import { cardStyle } from '../../ui/styles'
import { CopyButton } from '../CopyButton'
import type { GeneratorProps } from './GeneratorPanel'

const forms = [
  { value: 'linear', label: 'Linear' },
  { value: 'radial', label: 'Radial' },
] as const
const MAX_COLORS = 6

/** A gradient to look at and its CSS to copy. */
export function GradientGenerator({ heading }: GeneratorProps) {
  const { value: stored, change } = useStored<unknown>('gradient', (value) => value)
  const gradient = useMemo(() => fitGradient(stored), [stored])
  const { form, angle, colors } = gradient
  const css = gradientCss(gradient)
  const set = (next: Partial<Gradient>) =>
    change((current) => ({ ...fitGradient(current), ...next }))

  return (
    <Part heading={heading}>
      <div
        role="img"
        aria-label="Preview"
        style={{ background: css }}
        className="h-64 rounded-2xl border border-line shadow-card sm:h-80"
      />
      <div className={`${cardStyle} flex flex-col gap-5 p-5`}>
        <div className="flex flex-wrap items-center gap-3">
          <Segments
            label="Form"
            value={form}
            options={forms}
            onChange={(value) => set({ form: value })}
          />
          <Button
            look="primary"
            onClick={() =>
              set({
                angle: secureRandom(360),
                colors: palette('random', [], [], secureRandom).slice(0, colors.length),
              })
            }
          >
            Random gradient
          </Button>
        </div>
        {form === 'linear' && (
          <label className="text-sm font-medium">
            {`Angle: ${angle}°`}
            <input
              type="range"
              min={0}
              max={359}
              value={angle}
              onChange={(event) => set({ angle: event.target.valueAsNumber })}
              className="mt-2 block w-full accent-primary"
            />
          </label>
        )}
        <fieldset className="flex flex-wrap items-center gap-3">
          <legend className="mb-2 text-sm font-medium">Colours</legend>
          {colors.map((color, at) => (
            <span key={at} className="flex items-center rounded-lg border border-line pl-2">
              <input
                type="color"
                aria-label={`Colour ${at + 1}`}
                value={color}
                onChange={(event) => set({ colors: colors.with(at, event.target.value) })}
                className="h-8 w-10 cursor-pointer bg-transparent"
              />
              <IconButton
                icon="x"
                label={`Remove colour ${at + 1}`}
                disabled={colors.length <= 2}
                onClick={() => set({ colors: colors.toSpliced(at, 1) })}
              />
            </span>
          ))}
          <Button
            icon="plus"
            disabled={colors.length >= MAX_COLORS}
            onClick={() => set({ colors: [...colors, '#f59e0b'] })}
          >
            Add colour
          </Button>
        </fieldset>
        <div className="flex flex-wrap items-center gap-3">
          <code className="min-w-0 flex-1 rounded-lg bg-sunken px-3.5 py-2.5 text-sm break-words">
            {`background: ${css};`}
          </code>
          <CopyButton text={`background: ${css};`} label="Copy CSS" />
        </div>
      </div>
    </Part>
  )
}
