import { h } from '../dom.js'

/** How much of something is done. */
export function progressBar(label, value, max, text) {
  const share = max === 0 ? 0 : (100 * value) / max
  return h(
    'div',
    { class: 'row' },
    h(
      'div',
      {
        role: 'progressbar',
        'aria-label': label,
        'aria-valuenow': String(value),
        'aria-valuemin': '0',
        'aria-valuemax': String(max),
        class: 'meter',
      },
      h('div', { style: `width: ${share}%` }),
    ),
    text && h('span', { class: 'muted' }, text),
  )
}

/** One answer with how many gave it. */
export function resultBar({ label, percent, counted, chosen }) {
  return h(
    'div',
    {},
    h(
      'p',
      { class: 'result' },
      h(
        'span',
        { class: chosen ? 'chosen' : '' },
        label,
        chosen && h('span', { class: 'sr-only' }, ' (your choice)'),
      ),
      h('span', { class: 'muted' }, h('b', {}, `${percent}%`), ` · ${counted}`),
    ),
    h('div', { 'aria-hidden': 'true', class: 'meter' }, h('div', { style: `width: ${percent}%` })),
  )
}
