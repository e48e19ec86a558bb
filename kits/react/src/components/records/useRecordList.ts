import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { keepList, keptList, placeOfList, type KeptList, type Range } from '../../lib/records/kept'
import type { Entity } from '../../lib/records/fields'
import { runQuery, type Query, type Sort } from '../../lib/records/query'
import { useCollection } from '../../lib/records/useCollection'
import { useNames } from '../../lib/records/useNames'
import { useUndoNotice } from '../ui/useUndoNotice'

export interface ListOptions {
  sort?: Sort
  /** Records drawn at first, or on a page. */
  pageSize: number
}

/** The state of a list: what is searched for, what was found, what is drawn, which records are ticked. */
export function useRecordList(entity: Entity, { sort, pageSize }: ListOptions) {
  const collection = useCollection(entity)
  const names = useNames(entity)
  const [place] = useState(() => placeOfList(entity, location.hash))
  const [kept] = useState(() => (entity.page === undefined ? {} : keptList(place)))
  const [query, setQuery] = useState<Query>(
    kept.query ?? { search: '', filters: {}, sort: sort ?? null },
  )
  const [range, setRange] = useState<Range>(kept.range ?? { from: 0, to: pageSize })
  const [ticked, setTicked] = useState<readonly string[]>([])
  const { notice, tell } = useUndoNotice(kept.news)
  const deferred = useDeferredValue(query)
  const found = useMemo(
    () => runQuery(entity, collection.rows, deferred, names),
    [entity, collection.rows, deferred, names],
  )
  // News is told once.
  useEffect(() => keepList(place, { news: null }), [place])

  function keep(changes: KeptList) {
    if (entity.page !== undefined) keepList(place, changes)
  }

  // The last page is gone when its only record is.
  const lastFrom = Math.max(0, Math.ceil(found.length / pageSize) - 1) * pageSize
  const from = Math.min(range.from, lastFrom)

  function show(next: Range) {
    setRange(next)
    keep({ range: next })
  }

  return {
    entity,
    collection,
    names,
    query,
    ask: (next: Query) => {
      setQuery(next)
      keep({ query: next })
      show({ from: 0, to: pageSize })
    },
    found,
    visible: found.slice(from, from + range.to - range.from),
    pageSize,
    from,
    /** Draws more records below. */
    more: found.length > range.to ? () => show({ from, to: range.to + pageSize }) : null,
    /** Draws another page of records instead; the first is 0. */
    turnTo: (page: number) => show({ from: page * pageSize, to: (page + 1) * pageSize }),
    /** Ids of the records ticked for something to do with them together. */
    ticked: ticked.filter((id) => collection.rows.some((row) => row.id === id)),
    tick: (ids: readonly string[]) => setTicked(ids),
    notice,
    tell,
  }
}

export type RecordList = ReturnType<typeof useRecordList>
