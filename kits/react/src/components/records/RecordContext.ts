import { createContext, useContext } from 'react'
import type { Entity, Row } from '../../lib/records/fields'
import type { Names } from '../../lib/records/query'
import type { Collection } from '../../lib/records/useCollection'
import type { News } from '../../lib/news'

export interface RecordScope {
  entity: Entity
  collection: Collection
  names: Names
  row: Row
  /** Says what has happened to the record and how to take it back. */
  tell: (news: News) => void
}

/** The record that a part of a list or of a record's page is about. */
export const RecordContext = createContext<RecordScope | null>(null)

export function useRecord(): RecordScope {
  const scope = useContext(RecordContext)
  if (!scope) throw new Error('This part belongs inside of <Records> or <RecordPage>.')
  return scope
}
