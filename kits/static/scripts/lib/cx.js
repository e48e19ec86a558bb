/** Joins class names, leaving out what does not apply. */
export function cx(...classes) {
  return classes.filter(Boolean).join(' ')
}
