type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'target'>

/** What a key press asks for; null where it is typed into a field. */
export function undoKey({
  key,
  ctrlKey,
  metaKey,
  shiftKey,
  target,
}: Pressed): 'undo' | 'redo' | null {
  const name = (target as Partial<Element> | null)?.tagName ?? ''
  if (!(ctrlKey || metaKey) || name === 'TEXTAREA') return null
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
  return key.toLowerCase() === 'y' ? 'redo' : null
}
