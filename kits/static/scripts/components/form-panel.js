import { h, refresh } from '../dom.js'
import { collection } from '../ui/collection.js'
import { button, emptyState } from '../ui/controls.js'
import { part } from '../ui/part.js'
import { recordForm } from '../ui/record-form.js'

/** A form that adds a record and says so. */
export function formPanel(root, { entity, heading, text, submitLabel, successText }) {
  const singular = entity.singular.toLowerCase()
  const rows = collection(entity, () => {})
  const place = h('div', { class: 'card form-panel' })
  part(root, heading, text && h('p', { class: 'muted' }, text), place)
  showForm()

  function showForm() {
    refresh(
      place,
      recordForm(entity, {
        submitLabel: submitLabel ?? `Add ${singular}`,
        problem: rows.problem,
        onSubmit: (values) => {
          const stored = rows.add(values)
          if (stored) showThanks()
          return stored
        },
      }),
    )
  }

  function showThanks() {
    const again = button(`Add another ${singular}`, { onclick: showForm })
    const title = successText ?? `Thank you. Your ${singular} is saved.`
    refresh(place, h('div', { role: 'status' }, emptyState(title, null, 'check', again)))
  }
}
