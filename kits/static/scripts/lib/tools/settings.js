/** A setting of a tool. */

/** Stored settings, each as it may be; the rest at its default. */
export function fitSettings(stored, settings) {
  const known = typeof stored === 'object' && stored !== null ? stored : {}
  return Object.fromEntries(
    settings.map((setting) => [setting.id, fit(setting, known[setting.id])]),
  )
}

function fit(setting, value) {
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
