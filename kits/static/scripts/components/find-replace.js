import { editedText } from '../ui/edited-text.js'
import { part } from '../ui/part.js'

/** Finds a word in a text and replaces it everywhere. */
export function findReplace(root, { heading, text = '' }) {
  const edited = editedText('find-replace', text)
  part(root, heading, edited.find, edited.pane)
  edited.draw()
}
