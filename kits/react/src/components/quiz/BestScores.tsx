import { formatSeconds } from '../../lib/quiz/quiz'
import type { QuizScore } from '../../lib/quiz/scores'
import { cardStyle } from '../ui/styles'

/** The best results so far. */
export function BestScores({ scores }: { scores: readonly QuizScore[] }) {
  if (scores.length === 0) return null
  return (
    <section aria-label="Best scores" className={`${cardStyle} p-5`}>
      <h3 className="mb-3 font-semibold">Best scores</h3>
      <ol className="flex flex-col gap-2 text-sm">
        {scores.map((score, index) => (
          <li key={`${score.at}-${index}`} className="flex items-baseline gap-3">
            <span className="w-5 text-right text-muted tabular-nums">{index + 1}</span>
            <span className="min-w-0 flex-1 truncate font-medium">{score.name}</span>
            <span className="font-semibold tabular-nums">
              {score.correct} / {score.total}
            </span>
            <span className="w-12 text-right text-muted tabular-nums">
              {formatSeconds(score.seconds)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
