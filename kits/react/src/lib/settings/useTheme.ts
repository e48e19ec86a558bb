import { useStored } from '../store/useStored'
import { fitTheme, THEME_EVENT, THEME_KEY, type ThemeChoice } from './theme'

/** Light, dark, or as the device has it. */
export function useTheme(start: ThemeChoice) {
  const { value, change, error } = useStored(THEME_KEY, (stored) => fitTheme(stored, start))
  return {
    theme: value,
    error,
    choose: (next: ThemeChoice) => {
      if (change(() => next)) window.dispatchEvent(new Event(THEME_EVENT))
    },
  }
}
