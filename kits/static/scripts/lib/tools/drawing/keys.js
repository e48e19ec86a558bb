/** What a key press asks for; null where it is typed into a field. */
export function undoKey({ key, ctrlKey, metaKey, shiftKey, target }) {
  const name = target?.tagName ?? ''
  if (!(ctrlKey || metaKey) || name === 'TEXTAREA') return null
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
  return key.toLowerCase() === 'y' ? 'redo' : null
}
