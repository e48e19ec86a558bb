import type { ReactNode } from 'react'
import type { Field } from '../../lib/records/fields'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { cardStyle } from '../ui/styles'
import { useList } from './ListContext'
import { RecordCards } from './RecordCards'
import { RecordTable, type RowParts } from './RecordTable'

interface Props extends RowParts {
  cards: boolean
  covers?: boolean
  columns: readonly Field[]
  addButton: ReactNode
}

/** The records that were found, or why there are none. */
export function ListBody({ cards, covers, addButton, ...list }: Props) {
  const { entity, collection, query, ask, found } = useList()
  if (collection.rows.length === 0) {
    return (
      <div className={cardStyle}>
        <EmptyState
          title={`No ${entity.plural.toLowerCase()} yet`}
          text={
            addButton
              ? `Add your first ${entity.singular.toLowerCase()} to get started.`
              : undefined
          }
        >
          {addButton}
        </EmptyState>
      </div>
    )
  }
  if (found.length === 0) {
    return (
      <div className={cardStyle}>
        <EmptyState
          icon="search"
          title="Nothing found"
          text="No entry matches your search and filters."
        >
          <Button onClick={() => ask({ ...query, search: '', filters: {} })}>Clear filters</Button>
        </EmptyState>
      </div>
    )
  }
  return cards ? <RecordCards {...list} covers={covers} /> : <RecordTable {...list} />
}
