import { h } from '../dom.js'

/** A few colours, and any other. */
export function colorPicker(colors, value, onChange) {
  const other = h('input', {
    type: 'color',
    'aria-label': 'Other colour',
    value,
    oninput: () => choose(other.value),
  })
  const swatches = colors.map((color) => {
    const swatch = h('button', {
      type: 'button',
      'aria-label': color.name,
      title: color.name,
      style: `background: ${color.value}`,
      onclick: () => choose(color.value),
    })
    swatch.dataset.color = color.value
    return swatch
  })
  mark(value)
  return {
    element: h(
      'div',
      { role: 'group', 'aria-label': 'Colour', class: 'color-picker' },
      swatches,
      other,
    ),
    choose,
  }

  function choose(color) {
    mark(color)
    onChange(color)
  }

  function mark(color) {
    other.value = color
    for (const swatch of swatches)
      swatch.setAttribute('aria-pressed', String(swatch.dataset.color === color))
  }
}
