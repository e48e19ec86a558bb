import { list } from '../records/format.js'
import { nameIn } from '../community/comments.js'
import { splitChoices, unique } from '../poll/poll.js'

/** Which fields of an entity make a question. */
const choiceWords =
  /^(options?|choices?|answers?|wrong ?answers?|incorrect ?answers?)[ _]?([a-f]|\d+|one|two|three|four)?$/i
const answerWords = /correct|right|^answer$|solution/i

/** Finds the fields by their names and kinds. */
export function questionFields(entity, given = {}) {
  const fields = entity.fields
  const byId = (id) => fields.find((field) => field.id === id)
  const texts = fields.filter((field) => field.type === 'text')
  const question =
    byId(given.question) ?? texts.find((field) => /question/i.test(field.id)) ?? texts[0]
  const others = fields.filter((field) => field !== question)
  const answer =
    byId(given.answer) ??
    others.find((field) => answerWords.test(field.id) && !/incorrect/i.test(field.id))
  const rest = others.filter((field) => field !== answer)
  const chosen = byId(given.choices)
  return {
    question,
    choices: chosen
      ? [chosen]
      : rest.filter((field) => isList(field) && choiceWords.test(field.id)),
    answer,
    explanation: rest.find((field) => field.type === 'text' && /expla|reason|hint/i.test(field.id)),
    category: rest.find(
      (field) =>
        (field.type === 'choice' || field.type === 'relation' || field.type === 'text') &&
        /categor|topic|subject|quiz|course/i.test(field.id),
    ),
  }
}

/** The questions that records make. Those without a question or an answer are left out. */
export function questionsFrom({ question, choices, answer, explanation, category }, rows, names) {
  const textOf = (field, row) => String((field && row[field.id]) ?? '').trim()
  const found = rows.map((row) => {
    const given = choices.flatMap((field) => choicesIn(field, row, choices.length > 1))
    const right = meant(labelled(answer, textOf(answer, row)), given)
    return {
      question: textOf(question, row),
      choices: unique([...given, right]),
      answer: right,
      explanation: textOf(explanation, row) || undefined,
      category: labelled(category, nameIn(category, row, names)) || undefined,
    }
  })
  return found.filter((one) => one.question !== '' && one.answer !== '' && one.choices.length > 1)
}

/** `B` or `2` names a choice by its place. */
function meant(answer, choices) {
  if (choices.includes(answer)) return answer
  const letter = /^(?:(?:option|choice|answer)[ _-]?)?([a-f])$/i.exec(answer)?.[1]
  const place = letter ? letter.toUpperCase().charCodeAt(0) - 65 : Number(answer) - 1
  return choices[place] ?? answer
}

function choicesIn(field, row, alone) {
  const value = row[field.id] ?? null
  if (value === null || value === '') return []
  // One field for each choice: its text is one choice, commas and all.
  return alone && field.type !== 'tags'
    ? list(value).map((text) => text.trim())
    : splitChoices(value)
}

function labelled(field, value) {
  if (field?.type !== 'choice') return value
  return field.options.find((option) => option.value === value)?.label ?? value
}

function isList(field) {
  return field.type === 'text' || field.type === 'tags'
}
