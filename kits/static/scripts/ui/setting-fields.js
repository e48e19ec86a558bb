import { h, uniqueId } from '../dom.js'

/** The settings of a tool, each with its label; `change` gets the id and the new value. */
export function settingFields(settings, values, change) {
  const plain = settings.filter((setting) => setting.type !== 'flag')
  const flags = settings.filter((setting) => setting.type === 'flag')
  return [
    h(
      'div',
      { class: 'setting-grid' },
      plain.map((setting) => {
        const id = uniqueId(setting.id)
        return h(
          'div',
          { class: 'field' },
          h('label', { htmlFor: id }, setting.label),
          control(setting, id, values[setting.id], change),
        )
      }),
    ),
    flags.length > 0 &&
      h(
        'div',
        { class: 'flag-grid' },
        flags.map((flag) => flagBox(flag, values, change)),
      ),
  ]
}

function control(setting, id, value, change) {
  if (setting.type === 'choice') {
    return h(
      'select',
      { id, onchange: (event) => change(setting.id, event.target.value) },
      setting.options.map((option) =>
        h('option', { value: option.value, selected: option.value === value }, option.label),
      ),
    )
  }
  return h('input', {
    id,
    type: 'number',
    min: setting.min,
    max: setting.max,
    value,
    oninput: (event) => {
      if (event.target.value !== '') change(setting.id, event.target.valueAsNumber)
    },
  })
}

function flagBox({ id, label }, values, change) {
  const input = h('input', {
    type: 'checkbox',
    checked: values[id] === true,
    onchange: () => change(id, input.checked),
  })
  return h('label', { class: 'check' }, input, label)
}
