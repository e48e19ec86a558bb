import { newId } from '../id.js'
import { safeCell, writeCsv } from '../csv/write.js'

/** Answers by the text of the question, so that questions may move. */
export function fitResponses(stored) {
  return Array.isArray(stored) ? stored.filter(isResponse) : []
}

export function addResponse(responses, answers, now) {
  return [...responses, { id: newId(), at: now.toISOString(), answers }]
}

export function isAnswered(answers, { text }) {
  const answer = Object.hasOwn(answers, text) ? answers[text] : undefined
  if (typeof answer === 'string') return answer.trim() !== ''
  return Array.isArray(answer) ? answer.length > 0 : answer !== undefined
}

/** What is wrong: question → message. */
export function checkAnswers(questions, answers) {
  const problems = {}
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

const needed = {
  single: 'Choose an answer.',
  multiple: 'Choose at least one answer.',
  scale: 'Choose a number.',
  text: 'Write an answer.',
  number: 'Enter a number.',
}

export function scaleSteps({ max = 5 }) {
  return Array.from({ length: max }, (_, index) => index + 1)
}

/** How often each answer was given, for questions with a limited number of answers. */
export function tally(question, responses) {
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

export function answersTo({ text }, responses) {
  return responses
    .map(({ answers }) => (Object.hasOwn(answers, text) ? answers[text] : undefined))
    .filter((answer) => answer !== undefined && answer !== '')
}

export function average(numbers) {
  if (numbers.length === 0) return null
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

/** One line per response; a BOM makes Excel read it as UTF-8. */
export function responsesCsv(questions, responses) {
  const head = ['Submitted', ...questions.map((question) => question.text)]
  const lines = responses.map(({ at, answers }) => [
    at,
    ...questions.map(({ text }) => safeCell([answers[text] ?? ''].flat().join(', '))),
  ])
  return '\uFEFF' + writeCsv([head, ...lines])
}

function isResponse(value) {
  if (typeof value !== 'object' || value === null) return false
  const { id, at, answers } = value
  return typeof id === 'string' && typeof at === 'string' && isAnswers(answers)
}

function isAnswers(value) {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(
      (answer) => typeof answer === 'string' || typeof answer === 'number' || Array.isArray(answer),
    )
  )
}
