import { pick } from '../random.js'

/** What is known about a letter of a guess. */
export const help =
  'Guess the word. After each guess, green letters are in the right place, yellow ones are in the word but elsewhere, and grey ones are not in it. On the hard level you must use what you know.'

const tries = { easy: 8, normal: 6, hard: 6 }

export function newGame(difficulty, words, random, before = '') {
  const others = words.filter((word) => word.toUpperCase() !== before)
  const answer = pick(random, others.length > 0 ? others : words).toUpperCase()
  return {
    answer,
    guesses: [],
    typed: '',
    tries: tries[difficulty],
    strict: difficulty === 'hard',
    problem: '',
  }
}

export function type(game, letter) {
  if (isOver(game) || !/^[a-z]$/i.test(letter) || game.typed.length >= game.answer.length)
    return game
  return { ...game, typed: game.typed + letter.toUpperCase(), problem: '' }
}

export function erase(game) {
  return { ...game, typed: game.typed.slice(0, -1), problem: '' }
}

export function submit(game) {
  if (isOver(game)) return game
  const problem = problemWith(game)
  if (problem) return { ...game, problem }
  return { ...game, guesses: [...game.guesses, game.typed], typed: '', problem: '' }
}

/** Each letter of the answer explains one letter of the guess, right places first. */
export function marksFor(guess, answer) {
  const left = [...answer].filter((letter, at) => letter !== guess[at])
  return [...guess].map((letter, at) => {
    if (answer[at] === letter) return 'right'
    const found = left.indexOf(letter)
    if (found === -1) return 'absent'
    left.splice(found, 1)
    return 'present'
  })
}

/** The best that is known about a letter; empty when it has not been used. */
export function keyState({ guesses, answer }, letter) {
  const marks = guesses.flatMap((guess) =>
    marksFor(guess, answer).filter((_, at) => guess[at] === letter),
  )
  return ['right', 'present', 'absent'].find((mark) => marks.includes(mark)) ?? ''
}

export function isWon({ guesses, answer }) {
  return guesses.at(-1) === answer
}

export function isOver(game) {
  return isWon(game) || game.guesses.length >= game.tries
}

export function statusOf(game) {
  const count = game.guesses.length
  if (isWon(game)) return `You win! Found in ${count} ${count === 1 ? 'guess' : 'guesses'}.`
  if (isOver(game)) return `Game over. The word was ${game.answer}.`
  return game.problem || `Guess ${count + 1} of ${game.tries}`
}

/** The rows of the board: guesses, what is being typed, and empty ones. */
export function rowsOf(game) {
  const { answer, guesses, typed } = game
  return Array.from({ length: game.tries }, (_, row) => {
    const guess = guesses[row]
    if (guess !== undefined) {
      const marks = marksFor(guess, answer)
      return [...guess].map((letter, at) => ({ letter, state: marks[at] }))
    }
    return Array.from({ length: answer.length }, (_, at) => {
      const letter = row === guesses.length ? (typed[at] ?? '') : ''
      return { letter, state: letter ? 'typed' : 'empty' }
    })
  })
}

/** `Guess 1: C right, R absent, …`. */
export function spoken(row, at) {
  const words = row.map(({ letter, state }) => {
    if (state === 'empty') return 'empty'
    return state === 'typed' ? letter : `${letter} ${state}`
  })
  return `Guess ${at + 1}: ${words.join(', ')}`
}

function problemWith({ typed, answer, strict, guesses }) {
  if (typed.length < answer.length) return `The word has ${answer.length} letters.`
  if (guesses.includes(typed)) return 'You have tried that word.'
  if (!strict) return ''
  for (const guess of guesses) {
    for (const [at, mark] of marksFor(guess, answer).entries()) {
      const letter = guess[at]
      if (mark === 'right' && typed[at] !== letter) return `Letter ${at + 1} must be ${letter}.`
      if (mark === 'present' && !typed.includes(letter)) return `The word must have ${letter}.`
    }
  }
  return ''
}
