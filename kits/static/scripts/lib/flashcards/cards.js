import { nameIn } from '../community/comments.js'
const frontWords = /front|question|term|word|phrase|prompt/i
const backWords = /back|answer|definition|translation|meaning/i
const deckWords = /deck|category|topic|subject|set|course|language|chapter/i

/** Which fields are the two sides of a card, and which says to what deck it belongs. */
export function cardFields(entity, given = {}) {
  const fields = entity.fields
  const byId = (id) => fields.find((field) => field.id === id)
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
export function cardsFrom({ front, back, deck }, rows, names) {
  const textOf = (field, row) => String((field && row[field.id]) ?? '').trim()
  return rows
    .map((row) => ({
      id: row.id,
      front: textOf(front, row),
      back: textOf(back, row),
      deck: labelOf(deck, nameIn(deck, row, names)) || undefined,
    }))
    .filter((card) => card.front !== '' && card.back !== '')
}

export function decksOf(cards) {
  return [...new Set(cards.map((card) => card.deck ?? ''))].filter(Boolean)
}

function labelOf(field, value) {
  if (field?.type !== 'choice') return value
  return field.options.find((option) => option.value === value)?.label ?? value
}
