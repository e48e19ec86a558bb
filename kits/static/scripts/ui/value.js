import { h } from '../dom.js'
import { isWebAddress } from '../lib/records/check.js'
import { isEmpty } from '../lib/records/fields.js'
import { formatValue, list } from '../lib/records/format.js'

/** A stored value as it is read: badges for choices, stars for ratings, links for addresses. */
export function valueView(field, value, names) {
  if (value === undefined || isEmpty(value)) return h('span', { class: 'muted' }, '–')
  switch (field.type) {
    case 'boolean':
      return value === true ? badge('Yes', 'green') : h('span', { class: 'muted' }, 'No')
    case 'choice':
      return h(
        'span',
        { class: 'badges' },
        list(value).map((one) => {
          const option = field.options.find((known) => known.value === one)
          return badge(option?.label ?? one, option?.tone)
        }),
      )
    case 'tags':
      return h(
        'span',
        { class: 'badges' },
        list(value).map((tag) => badge(tag)),
      )
    case 'relation':
      return h(
        'span',
        {},
        list(value)
          .map((id) => names[field.of().key]?.[id] ?? 'deleted')
          .join(', '),
      )
    case 'rating':
      return h(
        'span',
        { role: 'img', 'aria-label': `${value} of ${field.max} stars`, class: 'stars' },
        '★'.repeat(value),
        h('span', {}, '★'.repeat(Math.max(0, field.max - value))),
      )
    case 'email':
      return link(`mailto:${value}`, value)
    case 'phone':
      return link(`tel:${value.replace(/[^\d+]/g, '')}`, value)
    case 'url':
      return isWebAddress(value)
        ? link(value, value.replace(/^https?:\/\/(www\.)?/, ''))
        : h('span', {}, value)
    case 'color':
      return h('span', { class: 'swatch' }, h('i', { style: `background:${value}` }), value)
    case 'image':
      return h('img', { src: value, alt: '', class: 'thumbnail' })
    default:
      return h('span', {}, formatValue(field, value))
  }
}

function badge(text, tone = '') {
  return h('span', { class: `badge ${tone}` }, text)
}

function link(href, text) {
  const away = href.startsWith('http') ? { target: '_blank', rel: 'noreferrer' } : {}
  return h('a', { href, ...away }, text)
}
