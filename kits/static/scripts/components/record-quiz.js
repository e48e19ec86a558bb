import { questionFields, questionsFrom } from '../lib/quiz/questions.js'
import { collection } from '../ui/collection.js'
import { quiz } from './quiz.js'

/** A quiz whose questions are records: people add and change them in the app. */
export function recordQuiz(root, { entity, questionField, choicesField, answerField, ...options }) {
  const fields = questionFields(entity, {
    question: questionField,
    choices: choicesField,
    answer: answerField,
  })
  const rows = collection(entity, () => {})
  quiz(root, { ...options, questions: () => questionsFrom(fields, rows.read(), rows.names()) })
}
