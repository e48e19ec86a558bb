import { nameIn } from '../community/comments'
import type { Entity, Field, Row } from '../records/fields'
import type { Names } from '../records/query'
import type { Card } from './leitner'

export interface CardFields {
  front?: Field
  back?: Field
  deck?: Field
}

const frontWords = /front|question|term|word|phrase|prompt/i
const backWords = /back|answer|definition|translation|meaning/i
const deckWords = /deck|category|topic|subject|set|course|language|chapter/i

/** Which fields are the two sides of a card, and which says to what deck it belongs. */
export function cardFields(
  entity: Entity,
  given: { front?: string; back?: string } = {},
): CardFields {
  const fields: readonly Field[] = entity.fields
  const byId = (id: string | undefined) => fields.find((field) => field.id === id)
  const texts = fields.filter((field) => field.type === 'text')
  const deck = fields.find(
    (field) => deckWords.test(field.id) && ['choice', 'relation', 'text'].includes(field.type),
  )
  const sides = texts.filter((field) => field !== deck)
  const back = byId(given.back) ?? sides.find((field) => backWords.test(field.id))
  const front =
    byId(given.front) ??
    sides.find((field) => field !== back && frontWords.test(field.id)) ??
    sides.find((field) => field !== back)
  return { front, back: back ?? sides.find((field) => field !== front), deck }
}

/** The cards that records make; those with an empty side are left out. */
export function cardsFrom(
  { front, back, deck }: CardFields,
  rows: readonly Row[],
  names: Names,
): Card[] {
  const textOf = (field: Field | undefined, row: Row) =>
    String((field && row[field.id]) ?? '').trim()
  return rows
    .map((row) => ({
      id: row.id,
      front: textOf(front, row),
      back: textOf(back, row),
      deck: labelOf(deck, nameIn(deck, row, names)) || undefined,
    }))
    .filter((card) => card.front !== '' && card.back !== '')
}

export function decksOf(cards: readonly Card[]): string[] {
  return [...new Set(cards.map((card) => card.deck ?? ''))].filter(Boolean)
}

function labelOf(field: Field | undefined, value: string): string {
  if (field?.type !== 'choice') return value
  return field.options.find((option) => option.value === value)?.label ?? value
}
