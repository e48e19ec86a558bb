import { pick } from '../random.js'

/** A match: whoever first wins more than half of `bestOf` rounds; null goes on for ever. */
export const matchLengths = [
  { value: '3', label: 'Best of 3' },
  { value: '5', label: 'Best of 5' },
  { value: 'endless', label: 'Endless' },
]

const handNames = {
  rock: 'Rock',
  paper: 'Paper',
  scissors: 'Scissors',
  lizard: 'Lizard',
  spock: 'Spock',
}

/** What each hand does to those it beats. */
const beats = {
  rock: { scissors: 'crushes', lizard: 'crushes' },
  paper: { rock: 'covers', spock: 'disproves' },
  scissors: { paper: 'cut', lizard: 'decapitate' },
  lizard: { paper: 'eats', spock: 'poisons' },
  spock: { rock: 'vaporizes', scissors: 'smashes' },
}

export function handsOf(variant) {
  const classic = ['rock', 'paper', 'scissors']
  return variant === 'classic' ? classic : [...classic, 'lizard', 'spock']
}

export function nameOf(hand) {
  return handNames[hand]
}

export function newMatch(length) {
  return { bestOf: length === 'endless' ? null : Number(length), rounds: [] }
}

export function play(match, player, variant, random) {
  if (winner(match)) return match
  const computer = pick(random, handsOf(variant))
  return {
    ...match,
    rounds: [...match.rounds, { player, computer, result: compare(player, computer) }],
  }
}

export function compare(player, computer) {
  if (player === computer) return 'draw'
  return beats[player][computer] ? 'win' : 'loss'
}

export function points({ rounds }) {
  const count = (result) => rounds.filter((round) => round.result === result).length
  return { player: count('win'), computer: count('loss'), draws: count('draw') }
}

export function winner(match) {
  if (match.bestOf === null) return null
  const { player, computer } = points(match)
  const needed = Math.floor(match.bestOf / 2) + 1
  if (player >= needed) return 'player'
  return computer >= needed ? 'computer' : null
}

export function statusOf(match) {
  const last = match.rounds.at(-1)
  if (!last) return 'Choose your hand'
  const champion = winner(match)
  if (champion) return `${champion === 'player' ? 'You win' : 'The computer wins'} the match!`
  return { win: 'You win!', loss: 'You lose!', draw: 'It’s a draw!' }[last.result]
}

/** `Paper covers rock.` */
export function explain({ player, computer, result }) {
  if (result === 'draw') return `Both chose ${nameOf(player).toLowerCase()}.`
  const [strong, weak] = result === 'win' ? [player, computer] : [computer, player]
  return `${nameOf(strong)} ${beats[strong][weak]} ${nameOf(weak).toLowerCase()}.`
}

export function helpFor(variant) {
  const rules = handsOf(variant).flatMap((hand) =>
    handsOf(variant)
      .filter((other) => beats[hand][other])
      .map(
        (other) =>
          `${nameOf(hand).toLowerCase()} ${beats[hand][other]} ${nameOf(other).toLowerCase()}`,
      ),
  )
  return `Choose a hand; the computer chooses at the same time: ${rules.join(', ')}.`
}

/** Strokes on a 48 by 48 grid. */
export const drawings = {
  rock: ['M8 30 13 16l11-6 12 5 6 13-7 11H15z', 'M13 16l9 7 14-8M22 23l-4 16M22 23l20 5'],
  paper: ['M13 6h16l8 8v28H13z', 'M29 6v8h8', 'M19 21h12M19 28h12M19 35h7'],
  scissors: [
    'M18 33a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0',
    'M41 33a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0',
    'M16 29 33 6M32 29 15 6',
  ],
  lizard: [
    'M6 27c6-11 16-15 24-12 7 3 12 6 12 10 0 3-4 4-9 4H18',
    'M6 27c5 6 12 9 22 8',
    'M31 20h.1',
  ],
  spock: ['M14 42V26L9 12l5-2 6 13-1-17h5l1 17 3-17h5l-2 17 6-11 5 3-8 17v8z'],
}
