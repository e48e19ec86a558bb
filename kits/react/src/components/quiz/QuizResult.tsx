import { correctIn, verdict, type Question, type Round } from '../../lib/quiz/quiz'
import type { QuizScore } from '../../lib/quiz/scores'
import { cx } from '../../lib/cx'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { cardStyle } from '../ui/styles'
import { BestScores } from './BestScores'

interface Props {
  round: Round
  scores: readonly QuizScore[]
  onAgain: () => void
  onLeave: () => void
}

/** The score, every question with its answer, and the way to play again. */
export function QuizResult({ round, scores, onAgain, onLeave }: Props) {
  const correct = correctIn(round)
  const total = round.questions.length
  return (
    <>
      <div className={`${cardStyle} flex flex-col items-center gap-2 p-7 text-center`}>
        <p className="text-lg font-semibold">{verdict(correct, total)}</p>
        <p role="status" className="text-3xl font-semibold tracking-tight tabular-nums">
          You scored {correct} of {total}
        </p>
        <p className="text-muted">{Math.round((100 * correct) / Math.max(1, total))}% correct</p>
        <div className="mt-4 flex flex-wrap justify-center gap-2">
          <Button look="primary" onClick={onAgain}>
            Try again
          </Button>
          <Button onClick={onLeave}>Back to start</Button>
        </div>
      </div>
      <section aria-label="Review" className={`${cardStyle} p-5`}>
        <h3 className="mb-3 font-semibold">Review</h3>
        <ol className="flex flex-col gap-4">
          {round.questions.map((question, index) => (
            <Answered key={index} question={question} given={round.answers[index] ?? null} />
          ))}
        </ol>
      </section>
      <BestScores scores={scores} />
    </>
  )
}

function Answered({ question, given }: { question: Question; given: string | null }) {
  const right = given === question.answer
  return (
    <li className="flex gap-3 text-sm">
      <span
        className={cx(
          'mt-0.5 grid size-6 shrink-0 place-items-center rounded-full',
          right ? 'bg-emerald-200 text-emerald-950' : 'bg-red-200 text-red-950',
        )}
      >
        <Icon name={right ? 'check' : 'x'} className="size-4" />
        <span className="sr-only">{right ? 'Right' : 'Wrong'}</span>
      </span>
      <div className="min-w-0">
        <p className="font-medium">{question.question}</p>
        {!right && <p className="text-muted">Your answer: {given ?? 'none'}</p>}
        <p>
          Correct answer: <b className="font-semibold">{question.answer}</b>
        </p>
        {question.explanation && <p className="mt-0.5 text-muted">{question.explanation}</p>}
      </div>
    </li>
  )
}
