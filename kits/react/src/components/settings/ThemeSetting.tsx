import type { ThemeChoice } from '../../lib/settings/theme'
import { useTheme } from '../../lib/settings/useTheme'
import { ErrorNotice } from '../ui/Notices'
import { Panel } from '../ui/Panel'

const choices: { value: ThemeChoice; label: string }[] = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'system', label: 'System' },
]

/** Light, dark, or as the device has it. */
export function ThemeSetting({ start }: { start: ThemeChoice }) {
  const { theme, error, choose } = useTheme(start)
  return (
    <Panel title="Appearance">
      <ErrorNotice message={error} />
      <fieldset>
        <legend className="mb-2 text-sm font-medium">Theme</legend>
        <div className="flex flex-wrap gap-2">
          {choices.map(({ value, label }) => (
            <label
              key={value}
              className="flex cursor-pointer items-center gap-2 rounded-lg border border-line px-3.5 py-2 text-sm font-medium transition has-checked:border-accent has-checked:bg-soft has-checked:text-accent"
            >
              <input
                type="radio"
                name="theme"
                value={value}
                checked={theme === value}
                onChange={() => choose(value)}
                className="accent-(--primary)"
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
    </Panel>
  )
}
