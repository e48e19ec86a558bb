/**
 * Which counter a key changes, and whether it adds (1) or takes away (-1). A single counter hears plus, minus and the space
 * bar, several the digits, which take away with Shift. Null where a key is typed into a field or would press a button.
 */
export function counterKey({ key, code, shiftKey, target }, count) {
  const element = target
  const name = element?.tagName ?? ''
  if (['INPUT', 'SELECT', 'TEXTAREA'].includes(name) || element?.closest?.('dialog')) return null
  if (count === 1) {
    const pressed = ['BUTTON', 'A', 'SUMMARY'].includes(name)
    if (key === '+' || key === '=' || (key === ' ' && !pressed)) return { at: 0, sign: 1 }
    return key === '-' || key === '_' ? { at: 0, sign: -1 } : null
  }
  const at = Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] ?? 0) - 1
  return at >= 0 && at < count ? { at, sign: shiftKey ? -1 : 1 } : null
}
