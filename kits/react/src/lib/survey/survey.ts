import { newId } from '../id'
import { safeCell, writeCsv } from '../csv/write'

export interface SurveyQuestion {
  text: string
  type: 'single' | 'multiple' | 'scale' | 'text' | 'number'
  /** For `single` and `multiple`. */
  options?: readonly string[]
  required?: boolean
  /** The greatest value of a scale, which begins at 1; 5 when not said. */
  max?: number
}

export type Answer = string | number | string[]

/** Answers by the text of the question, so that questions may move. */
export type Answers = Record<string, Answer>

export interface Response {
  id: string
  /** ISO time. */
  at: string
  answers: Answers
}

export function fitResponses(stored: unknown): Response[] {
  return Array.isArray(stored) ? stored.filter(isResponse) : []
}

export function addResponse(
  responses: readonly Response[],
  answers: Answers,
  now: Date,
): Response[] {
  return [...responses, { id: newId(), at: now.toISOString(), answers }]
}

export function isAnswered(answers: Answers, { text }: SurveyQuestion): boolean {
  const answer = Object.hasOwn(answers, text) ? answers[text] : undefined
  if (typeof answer === 'string') return answer.trim() !== ''
  return Array.isArray(answer) ? answer.length > 0 : answer !== undefined
}

/** What is wrong: question → message. */
export function checkAnswers(
  questions: readonly SurveyQuestion[],
  answers: Answers,
): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const question of questions) {
    const answer = answers[question.text]
    if (!isAnswered(answers, question)) {
      if (question.required) problems[question.text] = needed[question.type]
    } else if (question.type === 'number' && !Number.isFinite(Number(answer))) {
      problems[question.text] = 'Enter a number.'
    }
  }
  return problems
}

const needed: Record<SurveyQuestion['type'], string> = {
  single: 'Choose an answer.',
  multiple: 'Choose at least one answer.',
  scale: 'Choose a number.',
  text: 'Write an answer.',
  number: 'Enter a number.',
}

export function scaleSteps({ max = 5 }: SurveyQuestion): number[] {
  return Array.from({ length: max }, (_, index) => index + 1)
}

/** How often each answer was given, for questions with a limited number of answers. */
export function tally(
  question: SurveyQuestion,
  responses: readonly Response[],
): { label: string; count: number; percent: number }[] {
  const given = answersTo(question, responses)
  const labels =
    question.type === 'scale' ? scaleSteps(question).map(String) : (question.options ?? [])
  return labels.map((label) => {
    const count = given.filter((answer) => [answer].flat().map(String).includes(label)).length
    return {
      label,
      count,
      percent: given.length === 0 ? 0 : Math.round((100 * count) / given.length),
    }
  })
}

export function answersTo({ text }: SurveyQuestion, responses: readonly Response[]): Answer[] {
  return responses
    .map(({ answers }) => (Object.hasOwn(answers, text) ? answers[text] : undefined))
    .filter((answer): answer is Answer => answer !== undefined && answer !== '')
}

export function average(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

/** One line per response; a BOM makes Excel read it as UTF-8. */
export function responsesCsv(
  questions: readonly SurveyQuestion[],
  responses: readonly Response[],
): string {
  const head = ['Submitted', ...questions.map((question) => question.text)]
  const lines = responses.map(({ at, answers }) => [
    at,
    ...questions.map(({ text }) => safeCell([answers[text] ?? ''].flat().join(', '))),
  ])
  return '\uFEFF' + writeCsv([head, ...lines])
}

function isResponse(value: unknown): value is Response {
  if (typeof value !== 'object' || value === null) return false
  const { id, at, answers } = value as Partial<Response>
  return typeof id === 'string' && typeof at === 'string' && isAnswers(answers)
}

function isAnswers(value: unknown): value is Answers {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(
      (answer) => typeof answer === 'string' || typeof answer === 'number' || Array.isArray(answer),
    )
  )
}
