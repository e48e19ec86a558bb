import { h, refresh } from '../dom.js'
import { blankRow } from '../lib/records/values.js'
import { collection } from '../ui/collection.js'
import { button, emptyState } from '../ui/controls.js'
import { part } from '../ui/part.js'
import { recordForm } from '../ui/record-form.js'

/** A form that adds a record and says so. */
export function formPanel(root, { entity, heading, text, fields, submitLabel, successText }) {
  const singular = entity.singular.toLowerCase()
  const rows = collection(entity, () => {})
  const asked = fields ? entity.fields.filter((field) => fields.includes(field.id)) : entity.fields
  const place = h('div', { class: 'card form-panel' })
  part(root, heading, text && h('p', { class: 'muted' }, text), place)
  showForm()

  function showForm() {
    refresh(
      place,
      recordForm(
        { ...entity, fields: asked },
        {
          submitLabel: submitLabel ?? `Add ${singular}`,
          problem: rows.problem,
          onSubmit: (values) => {
            // What is not asked for starts with its default.
            const stored = rows.add({
              ...blankRow(entity, new Date()),
              ...values,
            })
            if (stored) showThanks()
            return stored
          },
        },
      ),
    )
  }

  function showThanks() {
    const again = button(`Add another ${singular}`, { onclick: showForm })
    const title = successText ?? `Thank you. Your ${singular} is saved.`
    refresh(place, h('div', { role: 'status' }, emptyState(title, null, 'check', again)))
  }
}
