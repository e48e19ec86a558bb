export interface Question {
  question: string
  choices: readonly string[]
  /** One of the choices. */
  answer: string
  explanation?: string
  category?: string
}

/** A quiz being played. */
export interface Round {
  questions: readonly Question[]
  /** One for each question answered so far; null when the time was up first. */
  answers: readonly (string | null)[]
  /** The question on screen. It is answered when there is an answer for it; past the last one, the round is over. */
  at: number
}

interface Setup {
  /** How many questions at most. */
  count?: number
  shuffle?: boolean
  category?: string
}

/** Chooses the questions of a round. */
export function startRound(
  bank: readonly Question[],
  { count = bank.length, shuffle = false, category = '' }: Setup,
  random: () => number = Math.random,
): Round {
  const fitting = bank.filter((question) => category === '' || question.category === category)
  const order = shuffle ? shuffled(fitting, random) : fitting
  const questions = order.slice(0, count).map((question) => ({
    ...question,
    choices: shuffle ? mixed(question.choices, random) : question.choices,
  }))
  return { questions, answers: [], at: 0 }
}

/** Answers the question on screen, once. */
export function answerRound(round: Round, answer: string | null): Round {
  return isAnswered(round) || isOver(round)
    ? round
    : { ...round, answers: [...round.answers, answer] }
}

export function nextQuestion(round: Round): Round {
  return isAnswered(round) ? { ...round, at: round.at + 1 } : round
}

/** The time for all questions is up: those that are left count as wrong. */
export function endRound(round: Round): Round {
  const answers = round.questions.map((_, index) => round.answers[index] ?? null)
  return { ...round, answers, at: round.questions.length }
}

export function isAnswered(round: Round): boolean {
  return round.answers.length > round.at
}

export function isOver(round: Round): boolean {
  return round.at >= round.questions.length
}

export function correctIn({ questions, answers }: Round): number {
  return questions.filter((question, index) => answers[index] === question.answer).length
}

export function categoriesOf(bank: readonly Question[]): string[] {
  return [...new Set(bank.map((question) => question.category ?? ''))].filter(Boolean)
}

/** What one says about a score. */
export function verdict(correct: number, total: number): string {
  const share = total === 0 ? 0 : correct / total
  if (share === 1) return 'Perfect!'
  if (share >= 0.8) return 'Great work!'
  if (share >= 0.5) return 'Well done!'
  return 'Keep practising!'
}

/** `1:05` */
export function formatSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const mixedUp = [...items]
  for (let end = mixedUp.length - 1; end > 0; end -= 1) {
    const at = Math.floor(random() * (end + 1))
    const [one, other] = [mixedUp[end] as T, mixedUp[at] as T]
    mixedUp[end] = other
    mixedUp[at] = one
  }
  return mixedUp
}

/** "True, False" and "All of the above" make sense only in their own order. */
function mixed(choices: readonly string[], random: () => number): readonly string[] {
  const fixed = choices.length < 3 || choices.some((choice) => /^(all|none) of/i.test(choice))
  return fixed ? choices : shuffled(choices, random)
}
