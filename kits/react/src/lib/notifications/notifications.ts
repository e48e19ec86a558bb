import { formatValue } from '../records/format'
import { fieldOf, titleField, type Entity, type FieldValue, type Row } from '../records/fields'
import type { Names } from '../records/query'
import { may } from '../viewer/permission'
import type { Viewer } from '../viewer/viewer'

export interface NotificationEntry {
  id: string
  text: string
  /** When it happened, as an ISO date; null for samples. */
  at: string | null
  /** Key of the entity it is about. */
  entity: string | null
  /** Who sees it: `everyone`, `signed-in` or a role. */
  to: string
  /** Name or e-mail address of the one person who sees it. */
  person: string | null
  /** Ids of the viewers who have read it. */
  readBy: string[]
}

export interface NotificationSettings {
  samples: readonly { text: string; entity?: string; to?: string; person?: string }[]
  /** Entity → address of its page. */
  pages: Readonly<Record<string, string>>
}

/** When a notification is made: when a record is created, or when `field` becomes a value. */
export interface NotifyRule {
  /** `{title}` and `{fieldId}` stand for values of the record. */
  text: string
  field?: string
  becomes?: string | number | boolean
  to?: string
  /** Field with the name or e-mail address of the one person who is told. */
  toField?: string
}

/** The hyphen keeps it apart from the keys of entities. */
export const NOTIFICATIONS_KEY = 'app-notifications'

const MAX_KEPT = 200
/** Reads as the viewer's id where nobody signs in. */
const ANYBODY = 'anybody'

/** The notifications, latest first; the samples when nothing was ever stored. */
export function readNotifications(
  stored: unknown,
  { samples }: NotificationSettings,
): NotificationEntry[] {
  if (Array.isArray(stored)) return stored.map(fitEntry).filter((one) => one !== null)
  return samples.map(({ text, entity = null, to = 'everyone', person = null }, index) => ({
    ...{ id: `sample-${index + 1}`, text, at: null, entity, to, person },
    readBy: [],
  }))
}

export function isFor(entry: NotificationEntry, viewer: Viewer): boolean {
  if (entry.person === null) return may(entry.to, viewer)
  const own = [viewer.name, viewer.email].filter((text) => text !== '')
  return own.some((text) => text.toLowerCase() === entry.person?.toLowerCase())
}

export function isUnread(entry: NotificationEntry, viewer: Viewer): boolean {
  return !entry.readBy.includes(viewer.id ?? ANYBODY)
}

export function markRead(
  entries: readonly NotificationEntry[],
  viewer: Viewer,
  read: boolean,
  only?: string,
): NotificationEntry[] {
  const reader = viewer.id ?? ANYBODY
  return entries.map((entry) => {
    const meant = only === undefined ? isFor(entry, viewer) : entry.id === only
    if (!meant) return entry
    const others = entry.readBy.filter((id) => id !== reader)
    return { ...entry, readBy: read ? [...others, reader] : others }
  })
}

export function addEntry(
  entries: readonly NotificationEntry[],
  entry: NotificationEntry,
): NotificationEntry[] {
  return [entry, ...entries].slice(0, MAX_KEPT)
}

/** Whether a rule applies to a record that was created (`before` is null) or changed. */
export function applies(rule: NotifyRule, before: Row | null, after: Row): boolean {
  if (rule.field === undefined) return before === null
  const is = (row: Row | null) => row !== null && row[rule.field ?? ''] === rule.becomes
  return is(after) && !is(before)
}

/** `New order: {title}` with the values of a record. */
export function fillIn(text: string, entity: Entity, row: Row, names: Names = {}): string {
  const title = titleField(entity)
  return text.replace(/\{(\w+)\}/g, (whole, id: string) => {
    const field = fieldOf(entity, id) ?? (id === 'title' ? title : undefined)
    if (!field) return whole
    const value = row[field.id] ?? null
    const text = field.type === 'relation' ? titles(names[field.of().key], value) : ''
    return text || formatValue(field, value) || entity.singular.toLowerCase()
  })
}

function titles(known: Record<string, string> | undefined, value: FieldValue): string {
  const ids = Array.isArray(value) ? value : [String(value)]
  return ids.map((id) => known?.[id] ?? '').join(', ')
}

function fitEntry(stored: unknown): NotificationEntry | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { id, text, at, entity, to, person, readBy } = stored as Record<string, unknown>
  if (typeof id !== 'string' || typeof text !== 'string') return null
  const orNull = (value: unknown) => (typeof value === 'string' ? value : null)
  return {
    id,
    text,
    at: orNull(at),
    entity: orNull(entity),
    to: orNull(to) ?? 'everyone',
    person: orNull(person),
    readBy: Array.isArray(readBy) ? readBy.filter((one) => typeof one === 'string') : [],
  }
}
