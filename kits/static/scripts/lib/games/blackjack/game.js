import { deck } from '../cards.js'
import { shuffled } from '../random.js'

export const START_CHIPS = 500
export const bets = [10, 25, 50, 100]
export const help =
  'Come closer to 21 than the dealer without going over. Number cards count their number, face cards 10, aces 1 or 11. The dealer draws up to 16. An ace with a ten at the start is a blackjack and pays three to two.'

export function newGame(chips = START_CHIPS) {
  const bet = Math.min(25, chips)
  return { chips, bet, phase: 'betting', player: [], dealer: [], stock: [], outcome: null }
}

export function placeBet(game, bet) {
  return game.phase === 'playing' || bet > game.chips ? game : { ...game, bet }
}

/** The bet goes on the table, two cards to each side. */
export function deal(game, random) {
  if (game.phase === 'playing' || game.chips <= 0) return game
  const bet = Math.min(game.bet, game.chips)
  const [a, b, c, d, ...stock] = shuffled(random, deck)
  const table = { ...game, bet, chips: game.chips - bet, player: [a, c], dealer: [b, d], stock }
  const dealt = { ...table, phase: 'playing', outcome: null }
  return isBlackjack(dealt.player) || isBlackjack(dealt.dealer) ? settle(dealt) : dealt
}

export function hit(game) {
  if (game.phase !== 'playing') return game
  const [card, ...stock] = game.stock
  const next = { ...game, player: [...game.player, card], stock }
  // Nobody would draw to 21.
  return total(next.player) > 21 ? settle(next) : total(next.player) === 21 ? stand(next) : next
}

export function stand(game) {
  if (game.phase !== 'playing') return game
  let { dealer, stock } = game
  while (total(dealer) < 17) {
    const [card, ...rest] = stock
    dealer = [...dealer, card]
    stock = rest
  }
  return settle({ ...game, dealer, stock })
}

/** Twice the bet for exactly one more card. */
export function double(game) {
  if (!canDouble(game)) return game
  const doubled = { ...game, chips: game.chips - game.bet, bet: game.bet * 2 }
  const next = hit(doubled)
  return next.phase === 'playing' ? stand(next) : next
}

export function canDouble({ phase, player, chips, bet }) {
  return phase === 'playing' && player.length === 2 && chips >= bet
}

/** The best total: an ace counts 11 as long as that is not too much. */
export function total(cards) {
  const sum = cards.reduce((points, { rank }) => points + Math.min(rank, 10), 0)
  const soft = cards.some(({ rank }) => rank === 1) && sum + 10 <= 21
  return soft ? sum + 10 : sum
}

export function isBlackjack(cards) {
  return cards.length === 2 && total(cards) === 21
}

export function isBroke({ chips, phase }) {
  return chips <= 0 && phase !== 'playing'
}

export function statusOf(game) {
  if (isBroke(game)) return 'Game over. You have no chips left.'
  if (game.phase === 'betting') return 'Place your bet'
  if (game.phase === 'playing') return `You have ${total(game.player)}. Hit or stand?`
  const totals = `${total(game.player)} to ${total(game.dealer)}`
  switch (game.outcome) {
    case 'blackjack':
      return `Blackjack! You win ${game.bet * 1.5} chips.`
    case 'win':
      return `You win! ${totals}.`
    case 'push':
      return `Push: ${totals}. Your bet comes back.`
    case 'bust':
      return `Bust! You have ${total(game.player)}.`
    default:
      return `The dealer wins. ${totals}.`
  }
}

/** Chips that were kept; a game that was interrupted is lost. */
export function fitChips(stored) {
  return typeof stored === 'number' && stored > 0 && Number.isFinite(stored) ? stored : START_CHIPS
}

function settle(game) {
  const outcome = outcomeOf(game)
  const back = { blackjack: 2.5, win: 2, push: 1, loss: 0, bust: 0 }[outcome]
  return { ...game, phase: 'over', outcome, chips: game.chips + game.bet * back }
}

function outcomeOf({ player, dealer }) {
  const [own, theirs] = [total(player), total(dealer)]
  if (own > 21) return 'bust'
  if (isBlackjack(player)) return isBlackjack(dealer) ? 'push' : 'blackjack'
  if (isBlackjack(dealer)) return 'loss'
  if (theirs > 21 || own > theirs) return 'win'
  return own === theirs ? 'push' : 'loss'
}
