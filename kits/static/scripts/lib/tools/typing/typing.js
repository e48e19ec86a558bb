import { shuffled } from '../random.js'

export const durations = [15, 30, 60, 120]
const MAX_RESULTS = 20

/** Enough sentences, in a random order, for fast fingers. */
export function typingText(sentences, random) {
  return [...shuffled(sentences, random), ...shuffled(sentences, random)].join(' ')
}

/** What a character is: still to come, right or wrong. */
export function charState(text, typed, at) {
  if (at >= typed.length) return 'next'
  return text[at] === typed[at] ? 'right' : 'wrong'
}

export function typingScore(text, typed, ms) {
  let right = 0
  for (let at = 0; at < typed.length; at += 1) if (text[at] === typed[at]) right += 1
  const minutes = Math.max(ms, 1000) / 60_000
  return {
    wordsPerMinute: Math.round(right / 5 / minutes),
    accuracy: typed.length === 0 ? 100 : Math.round((100 * right) / typed.length),
  }
}

/** The part of the text that is shown: from the beginning of the line before the one that is typed. */
export function visiblePart(text, at, lineChars = 64) {
  const before = Math.max(0, at - lineChars)
  const start = before === 0 ? 0 : text.indexOf(' ', before) + 1
  return { start, end: Math.min(text.length, start + lineChars * 5) }
}

export function addResult(results, result) {
  return [result, ...results].slice(0, MAX_RESULTS)
}

export function bestResult(results) {
  const [first, ...others] = results
  if (!first) return null
  return others.reduce(
    (best, one) => (one.wordsPerMinute > best.wordsPerMinute ? one : best),
    first,
  )
}

export function readResults(stored) {
  if (!Array.isArray(stored)) return []
  return stored.filter((one) => {
    const numbers = [one?.wordsPerMinute, one?.accuracy, one?.seconds]
    return numbers.every((number) => typeof number === 'number') && typeof one?.at === 'string'
  })
}
