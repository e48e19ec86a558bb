import type { News } from '../news'
import type { Entity } from './fields'
import type { Query } from './query'

/** Which of the records that were found are drawn. */
export interface Range {
  from: number
  to: number
}

/** How a list was left to look at one of its records. */
export interface KeptList {
  query?: Query
  range?: Range
  /** What happened on the record's page, to say so in the list. */
  news?: News | null
}

/** For as long as the app is open; a reload starts afresh. */
const lists = new Map<string, KeptList>()

/** Names a list by the address of its page. */
export function placeOfList(entity: Entity, hash: string): string {
  return `${hash === '' || hash === '#' ? '#/' : hash} ${entity.key}`
}

export function keepList(place: string, changes: KeptList): void {
  lists.set(place, { ...lists.get(place), ...changes })
}

export function keptList(place: string): KeptList {
  return lists.get(place) ?? {}
}
