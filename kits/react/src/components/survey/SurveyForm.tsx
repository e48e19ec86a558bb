import { useId, useState } from 'react'
import { omit } from '../../lib/members'
import {
  checkAnswers,
  isAnswered,
  type Answer,
  type Answers,
  type SurveyQuestion,
} from '../../lib/survey/survey'
import { Button } from '../ui/Button'
import { FormField } from '../ui/FormField'
import { ProgressBar } from '../ui/ProgressBar'
import { cardStyle } from '../ui/styles'
import { QuestionInput } from './QuestionInput'

interface Props {
  questions: readonly SurveyQuestion[]
  submitLabel: string
  onSubmit: (answers: Answers) => void
}

/** All questions in one form. Says what is missing beside each question and takes the user to the first. */
export function SurveyForm({ questions, submitLabel, onSubmit }: Props) {
  const formId = useId()
  const [answers, setAnswers] = useState<Answers>({})
  const [problems, setProblems] = useState<Record<string, string>>({})
  const done = questions.filter((question) => isAnswered(answers, question)).length

  function set(question: SurveyQuestion, answer: Answer) {
    setAnswers((known) => ({ ...known, [question.text]: answer }))
    setProblems((known) => omit(known, question.text))
  }

  function submit() {
    const found = checkAnswers(questions, answers)
    setProblems(found)
    const first = questions.findIndex((question) => found[question.text])
    if (first < 0) return onSubmit(answers)
    document
      .querySelector<HTMLElement>(`#${CSS.escape(`${formId}-${first}`)} :is(input, textarea)`)
      ?.focus()
  }

  return (
    <form
      noValidate
      className={`${cardStyle} flex flex-col gap-7 p-5 sm:p-7`}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <ProgressBar
        label="Questions answered"
        value={done}
        max={questions.length}
        text={`${done} of ${questions.length} answered`}
      />
      {questions.map((question, index) => {
        const id = `${formId}-${index}`
        const typed = question.type === 'text' || question.type === 'number'
        return (
          <div key={question.text} id={id}>
            <FormField
              id={`${id}-input`}
              label={`${index + 1}. ${question.text}`}
              required={question.required}
              error={problems[question.text]}
              group={!typed}
            >
              <QuestionInput
                id={`${id}-input`}
                question={question}
                answer={answers[question.text]}
                invalid={problems[question.text] !== undefined}
                onChange={(answer) => set(question, answer)}
              />
            </FormField>
          </div>
        )
      })}
      <Button type="submit" look="primary" className="self-start">
        {submitLabel}
      </Button>
    </form>
  )
}
