/** Which of the records that were found are drawn. */

/** How a list was left to look at one of its records. */

/** For as long as the app is open; a reload starts afresh. */
const lists = new Map()

/** Names a list by the address of its page. */
export function placeOfList(entity, hash) {
  return `${hash === '' || hash === '#' ? '#/' : hash} ${entity.key}`
}

export function keepList(place, changes) {
  lists.set(place, { ...lists.get(place), ...changes })
}

export function keptList(place) {
  return lists.get(place) ?? {}
}
