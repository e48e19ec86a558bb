export function convert(value, from, to) {
  const base = (value + (from.offset ?? 0)) * from.factor
  return base / to.factor - (to.offset ?? 0)
}

/** The unit with an id; the first one when there is none. */
export function unitOf(kind, id) {
  const unit = kind.units.find((one) => one.id === id) ?? kind.units[0]
  if (!unit) throw new Error('a kind without units')
  return unit
}

/** Up to eight digits that count; very large and small numbers as powers of ten. */
export function formatAmount(value) {
  const tidy = Number(value.toPrecision(12))
  const size = Math.abs(tidy)
  const scientific = size !== 0 && (size >= 1e12 || size < 1e-6)
  return new Intl.NumberFormat(undefined, {
    maximumSignificantDigits: 8,
    notation: scientific ? 'scientific' : 'standard',
  }).format(tidy === 0 ? 0 : tidy)
}

/** What is typed as a number; null when it is none. */
export function readAmount(text) {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(value) ? null : value
}
