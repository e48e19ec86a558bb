import { cx } from '../../../lib/cx'
import { Icon } from '../../ui/Icon'

interface Props {
  titles: readonly string[]
  at: number
  /** Goes back to a step that is done. */
  onBack: (at: number) => void
}

/** Where one is in a form of several steps. */
export function WizardProgress({ titles, at, onBack }: Props) {
  return (
    <div className="border-b border-line px-5 py-4">
      <p className="text-xs font-medium text-muted">
        Step {at + 1} of {titles.length}
      </p>
      <ol aria-label="Steps" className="mt-2 flex gap-2">
        {titles.map((title, step) => (
          <li key={step} aria-current={step === at ? 'step' : undefined} className="min-w-0 flex-1">
            <span
              className={cx('block h-1.5 rounded-full', step <= at ? 'bg-primary' : 'bg-sunken')}
            />
            {step < at ? (
              <button
                type="button"
                onClick={() => onBack(step)}
                className="mt-1.5 flex max-w-full items-center gap-1 rounded text-xs font-medium text-accent hover:underline"
              >
                <Icon name="check" className="size-3.5" />
                <span className="truncate">{title}</span>
              </button>
            ) : (
              <span
                className={cx(
                  'mt-1.5 block truncate text-xs',
                  step === at ? 'font-semibold' : 'text-muted',
                )}
              >
                {title}
              </span>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
