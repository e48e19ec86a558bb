import { useId, useState } from 'react'
import { formatSeconds } from '../../lib/quiz/quiz'
import type { QuizScore } from '../../lib/quiz/scores'
import { Button } from '../ui/Button'
import { FormField } from '../ui/FormField'
import { cardStyle, inputStyle } from '../ui/styles'
import { BestScores } from './BestScores'

interface Props {
  questions: number
  seconds?: number
  secondsPerQuestion?: number
  categories: readonly string[]
  category: string
  onCategory: (category: string) => void
  /** Of the player, if it is known. */
  name: string
  onStart: (name: string) => void
  scores: readonly QuizScore[]
}

/** What the quiz is like, and the button that starts it. */
export function QuizStart(props: Props) {
  const id = useId()
  const { questions, categories } = props
  const [name, setName] = useState('')
  const rules = [
    questions === 1 ? '1 question' : `${questions} questions`,
    props.seconds && `${formatSeconds(props.seconds)} min in all`,
    props.secondsPerQuestion && `${props.secondsPerQuestion} seconds for each`,
  ]

  return (
    <>
      <form
        className={`${cardStyle} flex flex-col gap-5 p-6`}
        onSubmit={(event) => {
          event.preventDefault()
          props.onStart(name.trim())
        }}
      >
        <p className="text-lg font-semibold">{rules.filter(Boolean).join(' · ')}</p>
        {categories.length > 1 && (
          <FormField id={`${id}-category`} label="Category" required>
            <select
              id={`${id}-category`}
              value={props.category}
              onChange={(event) => props.onCategory(event.target.value)}
              className={`${inputStyle} max-w-xs`}
            >
              <option value="">All categories</option>
              {categories.map((category) => (
                <option key={category}>{category}</option>
              ))}
            </select>
          </FormField>
        )}
        {props.name === '' && (
          <FormField id={`${id}-name`} label="Your name" help="For the list of best scores.">
            <input
              id={`${id}-name`}
              value={name}
              maxLength={40}
              autoComplete="name"
              aria-describedby={`${id}-name-help`}
              onChange={(event) => setName(event.target.value)}
              className={`${inputStyle} max-w-xs`}
            />
          </FormField>
        )}
        <Button type="submit" look="primary" className="h-12 self-start px-6 text-base">
          Start quiz
        </Button>
      </form>
      <BestScores scores={props.scores} />
    </>
  )
}
