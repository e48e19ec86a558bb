import { useId } from 'react'
import type { Setting, SettingValue, SettingValues } from '../../lib/tools/settings'
import { inputStyle } from '../ui/styles'

interface Props {
  settings: readonly Setting[]
  values: SettingValues
  onChange: (id: string, value: SettingValue) => void
}

/** The settings of a tool, each with its label. */
export function SettingFields({ settings, values, onChange }: Props) {
  const id = useId()
  const flags = settings.filter((setting) => setting.type === 'flag')
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">
        {settings.map(
          (setting) =>
            setting.type !== 'flag' && (
              <div key={setting.id}>
                <label htmlFor={`${id}-${setting.id}`} className="mb-1.5 block text-sm font-medium">
                  {setting.label}
                </label>
                <Control
                  id={`${id}-${setting.id}`}
                  setting={setting}
                  value={values[setting.id] ?? ''}
                  onChange={(value) => onChange(setting.id, value)}
                />
              </div>
            ),
        )}
      </div>
      {flags.length > 0 && (
        <div className="grid gap-x-5 gap-y-2.5 sm:grid-cols-2">
          {flags.map((flag) => (
            <label key={flag.id} className="flex items-center gap-2.5 text-sm">
              <input
                type="checkbox"
                checked={values[flag.id] === true}
                onChange={(event) => onChange(flag.id, event.target.checked)}
                className="size-4 accent-primary"
              />
              {flag.label}
            </label>
          ))}
        </div>
      )}
    </>
  )
}

function Control({
  id,
  setting,
  value,
  onChange,
}: {
  id: string
  setting: Setting
  value: SettingValue
  onChange: (value: SettingValue) => void
}) {
  if (setting.type === 'choice') {
    return (
      <select
        id={id}
        value={String(value)}
        onChange={(event) => onChange(event.target.value)}
        className={inputStyle}
      >
        {setting.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  }
  if (setting.type === 'flag') return null
  return (
    <input
      id={id}
      type="number"
      min={setting.min}
      max={setting.max}
      // Kept as it is typed; only what is a number counts.
      defaultValue={Number(value)}
      onChange={(event) => {
        if (event.target.value !== '') onChange(event.target.valueAsNumber)
      }}
      className={`${inputStyle} tabular-nums`}
    />
  )
}
