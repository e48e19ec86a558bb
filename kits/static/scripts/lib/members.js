/** A record without some of its members. */
export function omit(record, ...keys) {
  return Object.fromEntries(Object.entries(record).filter(([known]) => !keys.includes(known)))
}

/** Only these members of a record. */
export function pick(record, ...keys) {
  return Object.fromEntries(Object.entries(record).filter(([known]) => keys.includes(known)))
}
