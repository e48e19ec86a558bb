import { useMemo, type ComponentProps } from 'react'
import { questionFields, questionsFrom } from '../../lib/quiz/questions'
import type { Entity } from '../../lib/records/fields'
import { useCollection } from '../../lib/records/useCollection'
import { useNames } from '../../lib/records/useNames'
import { Quiz } from './Quiz'

interface Props extends Omit<ComponentProps<typeof Quiz>, 'questions'> {
  entity: Entity
  /** Ids of fields, where their names do not tell. */
  questionField?: string
  choicesField?: string
  answerField?: string
}

/** A quiz whose questions are records: people add and change them in the app. */
export function RecordQuiz({ entity, questionField, choicesField, answerField, ...rest }: Props) {
  const { rows } = useCollection(entity)
  const names = useNames(entity)
  const questions = useMemo(() => {
    const given = { question: questionField, choices: choicesField, answer: answerField }
    return questionsFrom(questionFields(entity, given), rows, names)
  }, [entity, rows, names, questionField, choicesField, answerField])
  return <Quiz {...rest} questions={questions} />
}
