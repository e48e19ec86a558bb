import type { Difficulty } from '../difficulty'
import { below, type Random } from '../random'

export interface NumberGuess {
  secret: number
  max: number
  tries: number
  guesses: readonly number[]
  /** Why the last guess was not accepted. */
  problem: string
}

const limits: Record<Difficulty, number> = { easy: 50, normal: 100, hard: 500 }
const TRIES = 10

export const help =
  'Guess the secret number. After each guess you learn whether it is higher or lower. You have ten guesses.'

/** `max` replaces the level's own highest number. */
export function newGame(
  difficulty: Difficulty,
  random: Random,
  max = limits[difficulty],
): NumberGuess {
  return { secret: 1 + below(random, max), max, tries: TRIES, guesses: [], problem: '' }
}

export function guess(game: NumberGuess, text: string): NumberGuess {
  if (isOver(game)) return game
  const number = Number(text)
  const valid = /^\d+$/.test(text.trim()) && number >= 1 && number <= game.max
  if (!valid) return { ...game, problem: `Enter a whole number from 1 to ${game.max}.` }
  if (game.guesses.includes(number)) return { ...game, problem: `You have tried ${number}.` }
  return { ...game, guesses: [...game.guesses, number], problem: '' }
}

export function isWon({ guesses, secret }: NumberGuess): boolean {
  return guesses.at(-1) === secret
}

export function isOver(game: NumberGuess): boolean {
  return isWon(game) || game.guesses.length >= game.tries
}

export function compare(
  { secret }: NumberGuess,
  number: number,
): 'Too low' | 'Too high' | 'Correct' {
  if (number === secret) return 'Correct'
  return number < secret ? 'Too low' : 'Too high'
}

/** What is left of the range after all guesses. */
export function range({ guesses, secret, max }: NumberGuess): { low: number; high: number } {
  const lower = guesses.filter((number) => number < secret)
  const higher = guesses.filter((number) => number > secret)
  return { low: Math.max(0, ...lower) + 1, high: Math.min(max + 1, ...higher) - 1 }
}

export function statusOf(game: NumberGuess): string {
  const { guesses, secret, max } = game
  const last = guesses.at(-1)
  if (last === undefined) return `I am thinking of a number from 1 to ${max}`
  const count = guesses.length
  if (isWon(game))
    return `You win! ${secret} is correct, after ${count} ${count === 1 ? 'guess' : 'guesses'}.`
  if (isOver(game)) return `Game over. The number was ${secret}.`
  return `${last} is ${compare(game, last).toLowerCase()}`
}

/** Where the range begins and ends, in percent from both sides. */
export function rangeInsets(game: NumberGuess): { from: string; to: string } {
  const { low, high } = range(game)
  const percent = (part: number) => `${(part / game.max) * 100}%`
  return { from: percent(low - 1), to: percent(game.max - high) }
}
