import { h } from '../dom.js'
import { isRate, sampleRates } from '../lib/tools/convert/currency.js'
import { button } from './controls.js'

/** The rates that currencies are converted with; the user keeps them up to date. */
export function currencyRates(rates) {
  const fields = Object.keys(sampleRates)
    .filter((code) => code !== 'USD')
    .map((code) => {
      const input = h('input', {
        type: 'number',
        step: 'any',
        min: 0,
        value: rates.read()[code],
        onchange: () => {
          const rate = input.valueAsNumber
          if (isRate(rate)) rates.change((current) => ({ ...current, [code]: rate }))
          else input.value = rates.read()[code]
        },
      })
      return { code, input }
    })
  const reset = () => {
    rates.change(() => sampleRates)
    for (const { code, input } of fields) input.value = sampleRates[code]
  }
  return {
    element: h(
      'details',
      { class: 'card tool-card rates' },
      h('summary', {}, 'Exchange rates'),
      h(
        'p',
        { class: 'muted' },
        'What one US dollar is worth. These are sample rates, not live ones: change them here.',
      ),
      h(
        'div',
        { class: 'rate-grid' },
        fields.map(({ code, input }) => h('label', {}, code, input)),
      ),
      button('Reset rates', { onclick: reset }),
    ),
  }
}
