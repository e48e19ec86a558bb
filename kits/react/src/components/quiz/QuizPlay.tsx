import { useEffect, useRef } from 'react'
import {
  answerRound,
  correctIn,
  endRound,
  isAnswered,
  nextQuestion,
  type Round,
} from '../../lib/quiz/quiz'
import { Button } from '../ui/Button'
import { ProgressBar } from '../ui/ProgressBar'
import { cardStyle } from '../ui/styles'
import { ChoiceButton } from './ChoiceButton'
import { Countdown } from './Countdown'

interface Props {
  round: Round
  seconds?: number
  secondsPerQuestion?: number
  onChange: (round: Round) => void
}

/** The question on screen; after the answer, whether it was right. */
export function QuizPlay({ round, seconds, secondsPerQuestion, onChange }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const question = round.questions[round.at]
  const answered = isAnswered(round)
  const given = round.answers[round.at]
  const last = round.at === round.questions.length - 1

  // A new question is read out.
  useEffect(() => heading.current?.focus(), [round.at])

  if (!question) return null
  return (
    <div className={`${cardStyle} flex flex-col gap-5 p-5 sm:p-7`}>
      <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
        <span>
          Question {round.at + 1} of {round.questions.length}
        </span>
        {question.category && <span>{question.category}</span>}
        <span className="flex items-center gap-3">
          <span>Score {correctIn(round)}</span>
          {seconds !== undefined && (
            <Countdown seconds={seconds} onEnd={() => onChange(endRound(round))} />
          )}
          {secondsPerQuestion !== undefined && (
            <Countdown
              key={round.at}
              seconds={secondsPerQuestion}
              paused={answered}
              onEnd={() => onChange(answerRound(round, null))}
            />
          )}
        </span>
      </div>
      <ProgressBar
        label="Progress"
        value={round.at + (answered ? 1 : 0)}
        max={round.questions.length}
      />
      <h3 ref={heading} tabIndex={-1} className="text-xl font-semibold tracking-tight outline-none">
        {question.question}
      </h3>
      <div role="group" aria-label="Answers" className="grid gap-2.5 sm:grid-cols-2">
        {question.choices.map((choice) => (
          <ChoiceButton
            key={choice}
            choice={choice}
            state={
              !answered
                ? 'open'
                : choice === question.answer
                  ? 'right'
                  : choice === given
                    ? 'wrong'
                    : 'other'
            }
            onChoose={() => onChange(answerRound(round, choice))}
          />
        ))}
      </div>
      <div role="status" className="empty:hidden">
        {answered && (
          <>
            <p className="font-semibold">{feedback(given, question.answer)}</p>
            {question.explanation && (
              <p className="mt-1 text-sm text-muted">{question.explanation}</p>
            )}
          </>
        )}
      </div>
      {answered && (
        <Button
          look="primary"
          autoFocus
          className="self-start"
          onClick={() => onChange(nextQuestion(round))}
        >
          {last ? 'See result' : 'Next question'}
        </Button>
      )}
    </div>
  )
}

function feedback(given: string | null | undefined, answer: string): string {
  if (given === answer) return 'Correct!'
  return given === null
    ? `Time is up. The answer is ${answer}.`
    : `Not quite. The answer is ${answer}.`
}
