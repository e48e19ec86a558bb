/** A record without some of its members. */
export function omit<T>(record: Readonly<Record<string, T>>, ...keys: string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([known]) => !keys.includes(known)))
}

/** Only these members of a record. */
export function pick<T>(record: Readonly<Record<string, T>>, ...keys: string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([known]) => keys.includes(known)))
}
