export type ThemeChoice = 'light' | 'dark' | 'system'

/** The script in `index.html` reads it before the first paint. */
export const THEME_KEY = 'app-theme'

/** Tells that script to look again. */
export const THEME_EVENT = 'app-theme'

export function fitTheme(stored: unknown, start: ThemeChoice): ThemeChoice {
  return stored === 'light' || stored === 'dark' || stored === 'system' ? stored : start
}
