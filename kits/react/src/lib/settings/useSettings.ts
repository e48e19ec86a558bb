import { useMemo } from 'react'
import { useStored } from '../store/useStored'
import {
  fitSettings,
  SETTINGS_KEY,
  settingValue,
  type SettingItem,
  type SettingValue,
} from './settings'

/** What the user has set. */
export function useSettings() {
  const { value, change, error } = useStored<unknown>(SETTINGS_KEY, (stored) => stored)
  const settings = useMemo(() => fitSettings(value), [value])
  return {
    error,
    get: (item: SettingItem) => settingValue(item, settings),
    set: (item: SettingItem, next: SettingValue) =>
      change((stored) => ({ ...fitSettings(stored), [item.id]: next })),
  }
}
