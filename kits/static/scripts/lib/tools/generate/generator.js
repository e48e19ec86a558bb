/** Something that makes texts by chance. */

const MAX_PAST = 30

/** Past results, the latest first. */
export function addPast(past, results) {
  return [...results, ...past].slice(0, MAX_PAST)
}

export function readTexts(stored) {
  return Array.isArray(stored) ? stored.filter((text) => typeof text === 'string') : []
}
