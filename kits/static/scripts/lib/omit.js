/** A record without one of its members. */
export function omit(record, key) {
  return Object.fromEntries(Object.entries(record).filter(([known]) => known !== key))
}
