/** Sums of money are made in whole minor units (cents), so that they are right to the last cent. */

/** Decimals of a currency: 2 for EUR, 0 for JPY. */
export function minorDigits(currency) {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.resolvedOptions().maximumFractionDigits ?? 2
}

export function toMinor(amount, currency) {
  return roundHalfUp(amount * 10 ** minorDigits(currency))
}

export function fromMinor(minor, currency) {
  return minor / 10 ** minorDigits(currency)
}

/** What so many cost, to the nearest minor unit. The quantity may be a fraction, such as 1.5 hours. */
export function times(minor, quantity) {
  return roundHalfUp(minor * quantity)
}

export function percentOf(minor, percent) {
  return roundHalfUp((minor * percent) / 100)
}

/** 1.005 × 100 is 100.49999999999999 to the computer and 100.5 to everybody else. */
function roundHalfUp(value) {
  return Math.round(Number(value.toPrecision(14)))
}
