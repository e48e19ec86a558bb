/** What a key means for a timer; null where it is typed into a field or would press a button. */
export function timerKey(key, target) {
  const name = target?.tagName ?? ''
  if (['INPUT', 'SELECT', 'TEXTAREA'].includes(name)) return null
  if (key === ' ') return ['BUTTON', 'A', 'SUMMARY'].includes(name) ? null : 'toggle'
  if (key === 'r' || key === 'R') return 'reset'
  return key === 'l' || key === 'L' ? 'lap' : null
}
