import { cx } from '../../../lib/cx'
import { password, strengthOf } from '../../../lib/tools/generate/password'
import { GeneratorPanel, type GeneratorProps } from './GeneratorPanel'

/** Passwords that nobody guesses, with a measure of their strength. They are not kept. */
export function PasswordGenerator(props: GeneratorProps) {
  return (
    <GeneratorPanel
      generator={password}
      history={false}
      about={(result) => <StrengthMeter text={result} />}
      {...props}
    />
  )
}

const colours = ['bg-red-600', 'bg-red-500', 'bg-amber-500', 'bg-lime-600', 'bg-emerald-600']

function StrengthMeter({ text }: { text: string }) {
  const { label, level, bits } = strengthOf(text)
  return (
    <div
      role="meter"
      aria-label="Strength"
      aria-valuemin={0}
      aria-valuemax={5}
      aria-valuenow={level}
      aria-valuetext={label}
    >
      <div className="flex gap-1.5">
        {colours.map((colour, at) => (
          <span
            key={colour}
            className={cx(
              'h-1.5 flex-1 rounded-full',
              at < level ? colours[level - 1] : 'bg-sunken',
            )}
          />
        ))}
      </div>
      <p className="mt-1.5 text-sm">
        <span className="font-medium">{label}</span>
        <span className="text-muted">{` · about ${bits} bits`}</span>
      </p>
    </div>
  )
}
