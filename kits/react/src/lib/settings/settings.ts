export type SettingValue = boolean | number | string

export interface SettingItem {
  id: string
  label: string
  type: 'toggle' | 'choice' | 'text' | 'number'
  help?: string
  /** Of a choice. */
  options?: readonly string[]
  default?: SettingValue
}

export type Settings = Record<string, unknown>

/** The hyphen keeps it apart from the keys of entities. */
export const SETTINGS_KEY = 'app-settings'

export function fitSettings(stored: unknown): Settings {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored)
    ? (stored as Settings)
    : {}
}

/** The value of a setting: what was stored if it fits, else its default. */
export function settingValue(item: SettingItem, settings: Settings): SettingValue {
  const stored = settings[item.id]
  return fits(item, stored) ? stored : startValue(item)
}

function startValue(item: SettingItem): SettingValue {
  if (fits(item, item.default)) return item.default
  switch (item.type) {
    case 'toggle':
      return false
    case 'number':
      return 0
    case 'choice':
      return item.options?.[0] ?? ''
    case 'text':
      return ''
  }
}

function fits(item: SettingItem, value: unknown): value is SettingValue {
  switch (item.type) {
    case 'toggle':
      return typeof value === 'boolean'
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'choice':
      return typeof value === 'string' && (item.options ?? []).includes(value)
    case 'text':
      return typeof value === 'string'
  }
}
