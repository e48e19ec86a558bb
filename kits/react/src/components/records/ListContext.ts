import { createContext, useContext } from 'react'
import type { RecordList } from './useRecordList'

/** The list that its optional parts belong to. */
export const ListContext = createContext<RecordList | null>(null)

export function useList(): RecordList {
  const list = useContext(ListContext)
  if (!list) throw new Error('This part belongs inside of <Records>.')
  return list
}
