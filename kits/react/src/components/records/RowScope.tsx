import type { ReactNode } from 'react'
import type { Row } from '../../lib/records/fields'
import { useList } from './ListContext'
import { RecordContext } from './RecordContext'

/** Tells the parts inside which record of the list they are about. */
export function RowScope({ row, children }: { row: Row; children: ReactNode }) {
  const { entity, collection, names, tell } = useList()
  return <RecordContext value={{ entity, collection, names, row, tell }}>{children}</RecordContext>
}
