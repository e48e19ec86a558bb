import { StorageError } from '../store/DataStore.js'
import { preview, transact } from '../store/transaction.js'
import { editRows, readRows, sameValue } from './collection.js'
import { fieldOf } from './fields.js'
import { fitRow } from './values.js'

/** A record before and after a change: null before it was made, null after it was removed. */
/** What follows when records of an entity change, wherever in the app they are changed. */
/** The change is against the rules of the app; the message tells the user why. */
export class Refusal extends StorageError {
  name = 'Refusal'
}

/** Changes the records of an entity, with all that follows, or not at all. */
export function saveRows(store, entity, edit) {
  transact(store, (draft) => saveIn(draft, entity, edit))
}

/** The same as a part of a larger change. */
export function saveIn(draft, entity, edit) {
  const stored = draft.get(entity.key)
  const edited = editRows(entity, stored, edit)
  if (!entity.effects) return draft.put(entity.key, edited)
  const rows = readRows(entity, stored)
  const known = new Map(rows.map((row) => [row.id, row]))
  const context = { entity, rows, draft }
  const finished = editRows(entity, edited, (all) =>
    all.map((row) => finish(row, known.get(row.id) ?? null, context)),
  )
  draft.put(entity.key, finished)
  const changes = differences(known, readRows(entity, finished))
  if (changes.length > 0) for (const effect of entity.effects) effect.follow?.(changes, context)
}

/** What a form that holds these values may show before they are saved. */
export function derivedValues(store, entity, before, values) {
  if (!entity.effects) return {}
  const rows = readRows(entity, store.get(entity.key))
  return derive({ ...values, id: before?.id ?? '' }, before, {
    entity,
    rows,
    draft: preview(store),
  })
}

/** The fields as a form offers them: of a choice only what the record has now and what it may become. */
export function offeredFields(entity, before) {
  if (!entity.effects) return entity.fields
  return entity.fields.map((field) => {
    if (field.type !== 'choice') return field
    const may = ({ value }) => mayBecome(entity, before, field, value)
    return { ...field, options: field.options.filter(may) }
  })
}

export function mayBecome(entity, before, field, value) {
  if (before?.[field.id] === value) return true
  return (entity.effects ?? []).every(
    (effect) => effect.allowed?.(field, before)?.includes(value) ?? true,
  )
}

function finish(row, before, context) {
  const after = fitRow(context.entity, row)
  if (!after || (before && sameRow(before, after))) return row
  if (before) refuseForbidden(before, after, context.entity)
  return { ...row, ...derive(after, before, context) }
}

/** One after the other: a total may build on an amount that was computed just before. */
function derive(after, before, context) {
  let values = {}
  for (const effect of context.entity.effects ?? []) {
    const change = { before, after: { ...after, ...values } }
    values = { ...values, ...effect.derive?.(change, context) }
  }
  return values
}

function refuseForbidden(before, after, entity) {
  for (const [id, value] of Object.entries(after)) {
    const field = fieldOf(entity, id)
    if (field?.type !== 'choice' || typeof value !== 'string') continue
    if (!mayBecome(entity, before, field, value)) {
      const name = (wanted) =>
        field.options.find((option) => option.value === wanted)?.label ?? String(wanted)
      throw new Refusal(`“${name(before[id])}” cannot become “${name(value)}”.`)
    }
  }
}

function differences(known, after) {
  const left = new Set(after.map((row) => row.id))
  const removed = [...known.values()].filter((row) => !left.has(row.id))
  const changed = after
    .map((row) => ({ before: known.get(row.id) ?? null, after: row }))
    .filter(({ before, after: row }) => !before || !sameRow(before, row))
  return [...removed.map((before) => ({ before, after: null })), ...changed]
}

function sameRow(a, b) {
  return Object.keys(b).every((id) => sameValue(a[id], b[id]))
}
