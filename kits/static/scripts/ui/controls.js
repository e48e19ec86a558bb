import { h, icon } from '../dom.js'

export function button(label, { look = 'secondary', icon: name, ...properties } = {}) {
  return h(
    'button',
    { type: 'button', ...properties, class: `button ${look} ${properties.class ?? ''}` },
    name && icon(name),
    label,
  )
}

/** A button that shows only an icon. */
export function iconButton(name, label, properties = {}) {
  return h(
    'button',
    {
      type: 'button',
      'aria-label': label,
      title: label,
      ...properties,
      class: `icon-button ${properties.class ?? ''}`,
    },
    icon(name),
  )
}

export function searchInput(label, onInput) {
  return h(
    'div',
    { class: 'search' },
    icon('search'),
    h('input', {
      type: 'search',
      'aria-label': label,
      placeholder: label,
      oninput: (event) => onInput(event.target.value),
    }),
  )
}

/** A select without a visible label, for toolbars. */
export function select(label, options, value, onChange) {
  return h(
    'select',
    { 'aria-label': label, onchange: (event) => onChange(event.target.value) },
    options.map((option) =>
      h('option', { value: option.value, selected: option.value === value }, option.label),
    ),
  )
}

/** A choice between a few, all of them in view. */
export function segments(label, options, value, onChange) {
  const group = h('div', { role: 'group', 'aria-label': label, class: 'segments' })
  for (const option of options) {
    const choice = h(
      'button',
      { type: 'button', 'aria-pressed': String(option.value === value) },
      option.label,
    )
    choice.addEventListener('click', () => {
      for (const other of group.children)
        other.setAttribute('aria-pressed', String(other === choice))
      onChange(option.value)
    })
    group.append(choice)
  }
  return group
}

export function emptyState(title, text, name = 'inbox', ...children) {
  return h(
    'div',
    { class: 'empty' },
    h('span', { class: 'empty-icon' }, icon(name)),
    h('p', { class: 'empty-title' }, title),
    text && h('p', { class: 'muted' }, text),
    children,
  )
}
