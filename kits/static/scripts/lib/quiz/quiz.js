/** A quiz being played. */

/** Chooses the questions of a round. */
export function startRound(
  bank,
  { count = bank.length, shuffle = false, category = '' },
  random = Math.random,
) {
  const fitting = bank.filter((question) => category === '' || question.category === category)
  const order = shuffle ? shuffled(fitting, random) : fitting
  const questions = order.slice(0, count).map((question) => ({
    ...question,
    choices: shuffle ? mixed(question.choices, random) : question.choices,
  }))
  return { questions, answers: [], at: 0 }
}

/** Answers the question on screen, once. */
export function answerRound(round, answer) {
  return isAnswered(round) || isOver(round)
    ? round
    : { ...round, answers: [...round.answers, answer] }
}

export function nextQuestion(round) {
  return isAnswered(round) ? { ...round, at: round.at + 1 } : round
}

/** The time for all questions is up: those that are left count as wrong. */
export function endRound(round) {
  const answers = round.questions.map((_, index) => round.answers[index] ?? null)
  return { ...round, answers, at: round.questions.length }
}

export function isAnswered(round) {
  return round.answers.length > round.at
}

export function isOver(round) {
  return round.at >= round.questions.length
}

export function correctIn({ questions, answers }) {
  return questions.filter((question, index) => answers[index] === question.answer).length
}

export function categoriesOf(bank) {
  return [...new Set(bank.map((question) => question.category ?? ''))].filter(Boolean)
}

/** What one says about a score. */
export function verdict(correct, total) {
  const share = total === 0 ? 0 : correct / total
  if (share === 1) return 'Perfect!'
  if (share >= 0.8) return 'Great work!'
  if (share >= 0.5) return 'Well done!'
  return 'Keep practising!'
}

/** `1:05` */
export function formatSeconds(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

export function shuffled(items, random) {
  const mixedUp = [...items]
  for (let end = mixedUp.length - 1; end > 0; end -= 1) {
    const at = Math.floor(random() * (end + 1))
    const [one, other] = [mixedUp[end], mixedUp[at]]
    mixedUp[end] = other
    mixedUp[at] = one
  }
  return mixedUp
}

/** "True, False" and "All of the above" make sense only in their own order. */
function mixed(choices, random) {
  const fixed = choices.length < 3 || choices.some((choice) => /^(all|none) of/i.test(choice))
  return fixed ? choices : shuffled(choices, random)
}
