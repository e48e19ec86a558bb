import { h } from '../dom.js'
import { cutSize, filterRanges, middleBox, noFilters, resultSize } from '../lib/tools/image/edit.js'
import { button, select } from './controls.js'

const ratios = { '1:1': 1, '4:3': 4 / 3, '16:9': 16 / 9, '3:4': 3 / 4 }
const types = [
  { value: 'image/png', label: 'PNG' },
  { value: 'image/jpeg', label: 'JPEG' },
  { value: 'image/webp', label: 'WebP' },
]

/** Size, filters and how the picture is saved. */
export function imageSettings({ onChange, onSelect, onSave }) {
  let source
  let edit
  let type = types[0].value
  const width = h('input', {
    type: 'number',
    min: 1,
    onchange: () => onChange({ ...edit, width: Math.max(1, width.valueAsNumber || 1) }),
  })
  const height = h('input', {
    type: 'number',
    min: 1,
    onchange: () => {
      const cut = cutSize(source, edit)
      const wanted = ((height.valueAsNumber || 1) * cut.width) / cut.height
      onChange({ ...edit, width: Math.max(1, wanted) })
    },
  })
  const filters = filterRanges.map(({ id, label, max }) => {
    const amount = h('span', { class: 'muted' })
    const input = h('input', {
      type: 'range',
      min: 0,
      max,
      oninput: () => onChange({ ...edit, filters: { ...edit.filters, [id]: input.valueAsNumber } }),
    })
    const show = (value) => {
      input.value = value
      amount.textContent = value
    }
    return { id, show, element: h('label', { class: 'filter' }, label, input, amount) }
  })
  const choose = (ratio) => () => onSelect(middleBox(cutSize(source, edit), ratio))
  return {
    element: h(
      'section',
      { 'aria-label': 'Settings', class: 'card tool-card' },
      h(
        'fieldset',
        {},
        h('legend', {}, 'Select for cropping'),
        h(
          'div',
          { class: 'row' },
          Object.entries(ratios).map(([label, ratio]) =>
            button(label, { class: 'small', onclick: choose(ratio) }),
          ),
        ),
      ),
      h(
        'div',
        { class: 'size-pair' },
        h('label', {}, 'Width (px)', width),
        h('label', {}, 'Height (px)', height),
      ),
      filters.map(({ element }) => element),
      button('Reset filters', { onclick: () => onChange({ ...edit, filters: noFilters }) }),
      h(
        'div',
        { class: 'save-row' },
        select('File format', types, type, (value) => (type = value)),
        button('Download', { look: 'primary', icon: 'download', onclick: () => onSave(type) }),
      ),
    ),
    show(nextSource, nextEdit) {
      source = nextSource
      edit = nextEdit
      const size = resultSize(source, edit)
      width.value = size.width
      height.value = size.height
      for (const { id, show } of filters) show(edit.filters[id])
    },
  }
}
