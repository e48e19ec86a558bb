/** What one US dollar is worth. */

/** Rounded rates to begin with. They are no live rates: the user replaces them. */
export const sampleRates = {
  USD: 1,
  EUR: 0.92,
  GBP: 0.79,
  JPY: 150,
  CHF: 0.88,
  CAD: 1.37,
  AUD: 1.52,
  NZD: 1.66,
  CNY: 7.2,
  INR: 83.5,
  KRW: 1340,
  SGD: 1.35,
  SEK: 10.5,
  NOK: 10.7,
  DKK: 6.9,
  PLN: 3.95,
  TRY: 32,
  BRL: 5.1,
  MXN: 17.2,
  ZAR: 18.6,
}

export function currencyKind(rates) {
  const names = new Intl.DisplayNames(undefined, { type: 'currency' })
  const units = Object.entries(rates).map(([id, rate]) => ({
    id,
    label: names.of(id) ?? id,
    factor: 1 / rate,
  }))
  return { label: 'Currency', units, from: 'USD', to: 'EUR' }
}

/** Stored rates over the samples; a rate is a number above zero. */
export function readRates(stored) {
  const own = Object.entries(typeof stored === 'object' && stored !== null ? stored : {})
  const sound = own.filter(([code, rate]) => code in sampleRates && isRate(rate))
  return { ...sampleRates, ...Object.fromEntries(sound), USD: 1 }
}

export function isRate(rate) {
  return typeof rate === 'number' && Number.isFinite(rate) && rate > 0
}
