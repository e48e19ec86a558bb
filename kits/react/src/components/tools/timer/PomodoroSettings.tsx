import { fitSettings, type PomodoroSettings as Settings } from '../../../lib/tools/timer/pomodoro'
import { cardStyle, inputStyle } from '../../ui/styles'

const lengths = [
  { id: 'work', label: 'Focus (minutes)' },
  { id: 'shortBreak', label: 'Short break (minutes)' },
  { id: 'longBreak', label: 'Long break (minutes)' },
  { id: 'rounds', label: 'Sessions before a long break' },
] as const

const flags = [
  { id: 'autoStart', label: 'Start the next phase automatically' },
  { id: 'sound', label: 'Play a sound at the end' },
] as const

interface Props {
  settings: Settings
  onChange: (settings: Settings) => void
}

export function PomodoroSettings({ settings, onChange }: Props) {
  return (
    <section aria-label="Settings" className={`${cardStyle} p-5`}>
      <h2 className="mb-3 text-sm font-semibold">Settings</h2>
      <div className="grid grid-cols-2 gap-3">
        {lengths.map(({ id, label }) => (
          <label key={id} className="flex flex-col justify-end gap-1.5 text-xs text-muted">
            {label}
            <input
              type="number"
              min={1}
              value={settings[id]}
              onChange={(event) =>
                onChange(fitSettings({ ...settings, [id]: event.target.valueAsNumber }, settings))
              }
              className={`${inputStyle} tabular-nums`}
            />
          </label>
        ))}
      </div>
      {flags.map(({ id, label }) => (
        <label key={id} className="mt-3 flex items-center gap-2.5 text-sm">
          <input
            type="checkbox"
            checked={settings[id]}
            onChange={(event) => onChange({ ...settings, [id]: event.target.checked })}
            className="size-4 accent-primary"
          />
          {label}
        </label>
      ))}
    </section>
  )
}
