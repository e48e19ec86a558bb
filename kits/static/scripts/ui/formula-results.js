import { h } from '../dom.js'

/** The first result large, the others below it. */
export function formulaResults({ results, band, scope }, bands, note) {
  const [first, ...others] = results
  return [
    h(
      'div',
      { role: 'status', class: 'result' },
      h('p', { class: 'result-label' }, first.label),
      h('p', { class: 'result-value' }, first.text),
      band && h('p', {}, h('span', { class: `badge ${band.tone ?? ''}` }, band.label)),
      !scope && h('p', { class: 'muted' }, 'Fill in the fields.'),
    ),
    bands.length > 1 && scale(bands, band),
    others.length > 0 &&
      h(
        'dl',
        { class: 'result-list' },
        others.map(({ label, text }) => h('div', {}, h('dt', {}, label), h('dd', {}, text))),
      ),
    note && h('p', { class: 'result-note' }, note),
  ]
}

/** All verdicts, with the one that applies. */
function scale(bands, active) {
  const step = (band) =>
    h(
      'li',
      { 'aria-current': band === active ? 'true' : undefined },
      h('i', { class: band.tone ?? 'gray' }),
      h('span', {}, band.label),
      band.upTo !== undefined && h('small', {}, `< ${band.upTo}`),
    )
  return h(
    'div',
    { class: 'scale' },
    h('ol', { 'aria-label': 'Scale' }, bands.map(step)),
    active?.text && h('p', { class: 'muted' }, active.text),
  )
}
