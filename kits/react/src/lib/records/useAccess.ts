import { createContext, useContext } from 'react'
import type { Entity, Row } from './fields'

/** What the viewer may do with the records of a collection within a part of a page. */
export interface Access {
  /** Key of the collection. */
  key: string
  mayWrite: boolean
  /** Only records with this value in this field are shown, and new ones get it: the viewer's own. */
  own: { field: string; value: string } | null
}

/** Set around a part by `Access` of `components/accounts`; without it everybody may do everything. */
export const AccessContext = createContext<Access | null>(null)

export const REFUSED = 'You are not allowed to change this.'

export function useAccess(entity: Entity): Omit<Access, 'key'> {
  const access = useContext(AccessContext)
  return access?.key === entity.key ? access : unlimited
}

const unlimited = { mayWrite: true, own: null }

export function isOwn(row: Row, own: Access['own']): boolean {
  if (!own) return true
  const value = String(row[own.field] ?? '')
  return value !== '' && value.trim().toLowerCase() === own.value.trim().toLowerCase()
}
