import { useState } from 'react'
import { useKept } from '../../lib/community/useKept'
import {
  categoriesOf,
  correctIn,
  isOver,
  startRound,
  type Question,
  type Round,
} from '../../lib/quiz/quiz'
import { addScore, fitScores } from '../../lib/quiz/scores'
import { useViewer } from '../../lib/viewer/useViewer'
import { Part } from '../layout/Page'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNotice } from '../ui/Notices'
import { cardStyle } from '../ui/styles'
import { QuizPlay } from './QuizPlay'
import { QuizResult } from './QuizResult'
import { QuizStart } from './QuizStart'

interface Props {
  /** What the best scores are kept under. */
  keptAs: string
  heading?: string
  questions: readonly Question[]
  /** Questions of a round; all by default. */
  count?: number
  /** In another order each time. */
  shuffle?: boolean
  /** For the whole round. */
  timeLimitSeconds?: number
  secondsPerQuestion?: number
}

/** A quiz: question by question, with a result and the best scores. */
export function Quiz({
  keptAs,
  heading,
  questions,
  count,
  shuffle = false,
  timeLimitSeconds,
  secondsPerQuestion,
}: Props) {
  const viewer = useViewer()
  const scores = useKept(`quiz-${keptAs}`, fitScores)
  const [category, setCategory] = useState('')
  const [round, setRound] = useState<Round | null>(null)
  const [startedAt, setStartedAt] = useState(0)

  function start() {
    setRound(startRound(questions, { count, shuffle, category }))
    setStartedAt(Date.now())
  }

  function show(next: Round) {
    setRound(next)
    if (!isOver(next)) return
    const score = {
      name: viewer.name || 'Guest',
      correct: correctIn(next),
      total: next.questions.length,
      seconds: Math.round((Date.now() - startedAt) / 1000),
      at: new Date().toISOString(),
    }
    scores.change((known) => addScore(known, score))
  }

  return (
    <Part heading={heading}>
      <div className="mx-auto flex w-full max-w-2xl flex-col gap-5">
        <ErrorNotice message={scores.error ?? viewer.error} />
        {questions.length === 0 ? (
          <div className={cardStyle}>
            <EmptyState title="No questions yet" text="Add questions to start the quiz." />
          </div>
        ) : round === null ? (
          <QuizStart
            questions={Math.min(
              count ?? questions.length,
              startRound(questions, { category }).questions.length,
            )}
            seconds={timeLimitSeconds}
            secondsPerQuestion={secondsPerQuestion}
            categories={categoriesOf(questions)}
            category={category}
            onCategory={setCategory}
            name={viewer.name}
            onStart={(name) => {
              if (name !== '') viewer.introduce(name)
              start()
            }}
            scores={scores.value}
          />
        ) : isOver(round) ? (
          <QuizResult
            round={round}
            scores={scores.value}
            onAgain={start}
            onLeave={() => setRound(null)}
          />
        ) : (
          <QuizPlay
            round={round}
            seconds={timeLimitSeconds}
            secondsPerQuestion={secondsPerQuestion}
            onChange={show}
          />
        )}
      </div>
    </Part>
  )
}
