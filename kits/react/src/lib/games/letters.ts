/** The rows of the on-screen keyboard. */
export const keyRows = ['QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'] as const

export function isLetter(key: string): boolean {
  return /^[a-z]$/i.test(key)
}
