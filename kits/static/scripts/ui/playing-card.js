import { h } from '../dom.js'
import { cardName, isRed, rankSign, suitSymbols } from '../lib/games/cards.js'

/** A card on the table; null is face down. */
export function playingCard(card) {
  if (!card)
    return h('span', { role: 'img', 'aria-label': 'Face down', class: 'playing-card down' })
  const kind = isRed(card) ? 'playing-card red' : 'playing-card'
  return h('span', { role: 'img', 'aria-label': cardName(card), class: kind }, cardFace(card))
}

export function cardFace(card) {
  const symbol = suitSymbols[card.suit]
  return [
    h('span', { class: 'corner' }, h('span', {}, rankSign(card)), h('span', {}, symbol)),
    h('span', { class: 'pip' }, symbol),
  ]
}
