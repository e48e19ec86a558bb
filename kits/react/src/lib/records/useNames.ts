import { useMemo, useSyncExternalStore } from 'react'
import { store } from '../../store'
import type { Entity } from './fields'
import { namesSource } from './names'
import type { Names } from './query'

/** The titles of related records, kept up to date. */
export function useNames(entity: Entity): Names {
  const source = useMemo(() => namesSource(store, entity), [entity])
  return useSyncExternalStore(source.subscribe, source.get)
}
