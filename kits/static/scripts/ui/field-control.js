import { h, refresh } from '../dom.js'
import { readPicture } from '../lib/image.js'
import { readRows } from '../lib/records/collection.js'
import { titleField } from '../lib/records/fields.js'
import { store } from '../store.js'

const types = {
  color: 'color',
  date: 'date',
  dateTime: 'datetime-local',
  email: 'email',
  phone: 'tel',
  time: 'time',
  url: 'url',
}

/** The control for one field; `change` gets the new value. */
export function fieldControl(field, id, value, change) {
  switch (field.type) {
    case 'boolean':
      return h('input', {
        id,
        type: 'checkbox',
        checked: value === true,
        onchange: (event) => change(event.target.checked),
      })
    case 'number':
    case 'money':
      return numberControl(field, id, value, change)
    case 'rating':
      return starControl(field, id, value, change)
    case 'choice':
      return choiceControl(field, id, value, change, field.options)
    case 'relation':
      return choiceControl(field, id, value, change, relatedOptions(field.of()))
    case 'tags':
      return textControl(id, 'text', (value ?? []).join(', '), (text) => change(splitTags(text)), {
        placeholder: 'Separated by commas',
      })
    case 'image':
      return imageControl(id, value, change)
    case 'text':
      if (field.multiline) {
        return h('textarea', {
          id,
          rows: 4,
          value: value ?? '',
          oninput: (event) => change(event.target.value),
        })
      }
      return textControl(id, 'text', value, change, { maxLength: field.maxLength })
    case 'email':
    case 'phone':
    case 'url':
      return textControl(id, types[field.type], value, change)
    default:
      // These are "not set" when they are empty.
      return textControl(id, types[field.type], value, (text) => change(text === '' ? null : text))
  }
}

function textControl(id, type, value, change, more = {}) {
  return h('input', {
    id,
    type,
    value: value ?? '',
    ...more,
    oninput: (event) => change(event.target.value),
  })
}

function numberControl(field, id, value, change) {
  const suffix = field.type === 'money' ? field.currency : field.unit
  const input = h('input', {
    id,
    type: 'number',
    step: field.type === 'money' ? '0.01' : field.integer ? '1' : 'any',
    min: field.min,
    max: field.max,
    value: value ?? '',
    oninput: (event) => change(event.target.value === '' ? null : event.target.valueAsNumber),
  })
  return suffix ? h('div', { class: 'with-suffix' }, input, h('span', {}, suffix)) : input
}

function choiceControl(field, id, value, change, options) {
  if (!field.many) {
    return h(
      'select',
      { id, onchange: (event) => change(event.target.value === '' ? null : event.target.value) },
      h('option', { value: '' }, field.required ? 'Choose…' : 'None'),
      options.map((option) =>
        h('option', { value: option.value, selected: option.value === value }, option.label),
      ),
    )
  }
  const chosen = new Set(value ?? [])
  const box = (option) =>
    h('input', {
      type: 'checkbox',
      checked: chosen.has(option.value),
      onchange: (event) => {
        if (event.target.checked) chosen.add(option.value)
        else chosen.delete(option.value)
        change([...chosen])
      },
    })
  return h(
    'div',
    { class: 'choices' },
    options.map((option) => h('label', {}, box(option), option.label)),
  )
}

function relatedOptions(entity) {
  const title = titleField(entity)?.id ?? 'id'
  return readRows(entity, store.get(entity.key)).map((row) => ({
    value: row.id,
    label: String(row[title] ?? ''),
  }))
}

function starControl(field, id, value, change) {
  const steps = Array.from({ length: field.max }, (_, index) => index + 1)
  const row = h('div', { class: 'star-choice' })
  const star = (step) =>
    h(
      'label',
      { class: step <= (value ?? 0) ? 'filled' : '' },
      h('input', {
        type: 'radio',
        name: id,
        value: step,
        checked: step === value,
        onchange: () => choose(step),
      }),
      h('span', { class: 'sr-only' }, step === 1 ? '1 star' : `${step} stars`),
      h('span', { 'aria-hidden': 'true' }, '★'),
    )
  row.append(...steps.map(star))

  function choose(step) {
    for (const [index, label] of [...row.children].entries())
      label.classList.toggle('filled', index < step)
    change(step)
  }
  return row
}

function imageControl(id, value, change) {
  const place = h('div', { class: 'picture' })
  const input = h('input', {
    id,
    type: 'file',
    accept: 'image/*',
    onchange: async (event) => {
      const file = event.target.files[0]
      if (!file) return
      try {
        const picture = await readPicture(file)
        change(picture)
        refresh(place, h('img', { src: picture, alt: '', class: 'thumbnail' }))
      } catch (error) {
        refresh(place, h('p', { role: 'alert', class: 'field-error' }, error.message))
      }
    },
  })
  if (value) place.append(h('img', { src: value, alt: '', class: 'thumbnail' }))
  return h('div', {}, place, input)
}

function splitTags(text) {
  const tags = text.split(',').map((tag) => tag.trim().replace(/^#/, ''))
  return [...new Set(tags.filter(Boolean))]
}
