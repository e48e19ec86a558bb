/** How texts are compared: without blanks around them and in any case. */
export function fold(text: string): string {
  return text.trim().toLowerCase()
}

/** How names of people are told apart: whichever way their letters are written, too. */
export function foldName(name: string): string {
  return fold(name).normalize('NFC')
}

/** Whether it can be a name or an id: no control characters, no halves of surrogate pairs. */
export function isPlain(text: string): boolean {
  return !/[\p{Cc}\p{Cs}]/u.test(text)
}

/** Whether it has no halves of surrogate pairs. */
export function isWhole(text: string): boolean {
  return !/\p{Cs}/u.test(text)
}

export function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 200 && isPlain(value)
}
