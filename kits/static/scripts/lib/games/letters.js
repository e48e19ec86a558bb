/** The rows of the on-screen keyboard. */
export const keyRows = ['QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM']

export function isLetter(key) {
  return /^[a-z]$/i.test(key)
}
