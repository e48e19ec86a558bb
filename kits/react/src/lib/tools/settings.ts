/** A setting of a tool. */
export type Setting = { id: string; label: string } & (
  | { type: 'number'; default: number; min: number; max: number }
  | { type: 'flag'; default: boolean }
  | { type: 'choice'; default: string; options: readonly { value: string; label: string }[] }
)

export type SettingValue = number | boolean | string
export type SettingValues = Record<string, SettingValue>

/** Stored settings, each as it may be; the rest at its default. */
export function fitSettings(stored: unknown, settings: readonly Setting[]): SettingValues {
  const known = (typeof stored === 'object' && stored !== null ? stored : {}) as SettingValues
  return Object.fromEntries(
    settings.map((setting) => [setting.id, fit(setting, known[setting.id])]),
  )
}

function fit(setting: Setting, value: unknown): SettingValue {
  switch (setting.type) {
    case 'number': {
      const sound = typeof value === 'number' && Number.isFinite(value)
      return sound ? Math.min(setting.max, Math.max(setting.min, value)) : setting.default
    }
    case 'flag':
      return typeof value === 'boolean' ? value : setting.default
    case 'choice':
      return setting.options.some((option) => option.value === value)
        ? String(value)
        : setting.default
  }
}
