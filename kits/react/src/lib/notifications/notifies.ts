import { notificationSettings } from '../../notifications'
import { store } from '../../store'
import { newId } from '../id'
import type { Entity, Row } from '../records/fields'
import { namesSource } from '../records/names'
import { StorageError } from '../store/DataStore'
import {
  addEntry,
  applies,
  fillIn,
  NOTIFICATIONS_KEY,
  readNotifications,
  type NotifyRule,
} from './notifications'

/** What an entity does when a record is stored: it makes the notifications of these rules. */
export function notifies(rules: readonly NotifyRule[]) {
  return (before: Row | null, after: Row, entity: Entity): void => {
    for (const rule of rules) {
      if (applies(rule, before, after)) keep(rule, after, entity)
    }
  }
}

function keep(rule: NotifyRule, row: Row, entity: Entity): void {
  const person = rule.toField === undefined ? null : String(row[rule.toField] ?? '')
  const entry = {
    id: newId(),
    text: fillIn(rule.text, entity, row, namesSource(store, entity).get()),
    at: new Date().toISOString(),
    entity: entity.key,
    to: rule.to ?? 'everyone',
    person,
    readBy: [],
  }
  try {
    const known = readNotifications(store.get(NOTIFICATIONS_KEY), notificationSettings)
    store.set(NOTIFICATIONS_KEY, addEntry(known, entry))
  } catch (problem) {
    // The record itself is stored: a full storage only costs the note about it.
    if (!(problem instanceof StorageError)) throw problem
  }
}
