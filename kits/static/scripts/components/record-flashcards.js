import { cardFields, cardsFrom } from '../lib/flashcards/cards.js'
import { collection } from '../ui/collection.js'
import { button } from '../ui/controls.js'
import { openDialog } from '../ui/dialog.js'
import { recordForm } from '../ui/record-form.js'
import { flashcards } from './flashcards.js'

/** Flashcards that are records: people add their own. */
export function recordFlashcards(root, { entity, front, back, add = false, ...options }) {
  const singular = entity.singular.toLowerCase()
  const fields = cardFields(entity, { front, back })
  const rows = collection(entity, () => draw())
  const addButton = button(`Add ${singular}`, { look: 'primary', icon: 'plus', onclick: openForm })
  const draw = flashcards(root, {
    ...options,
    cards: () => cardsFrom(fields, rows.read(), rows.names()),
    tools: add ? [addButton] : [],
  })

  function openForm() {
    openDialog(`Add ${singular}`, (close) =>
      recordForm(entity, {
        submitLabel: `Add ${singular}`,
        problem: rows.problem,
        onCancel: close,
        onSubmit: (values) => {
          const stored = rows.add(values)
          if (stored) close()
          return stored
        },
      }),
    )
  }
}
