import { downloadText } from '../../lib/download'
import { formatNumber } from '../../lib/records/format'
import {
  answersTo,
  average,
  responsesCsv,
  tally,
  type Response,
  type SurveyQuestion,
} from '../../lib/survey/survey'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { ResultBar } from '../ui/ResultBar'
import { cardStyle } from '../ui/styles'

/** Written answers shown; all of them are in the file. */
const SHOWN = 20

interface Props {
  name: string
  questions: readonly SurveyQuestion[]
  responses: readonly Response[]
}

/** What was answered, question by question. */
export function SurveyResults({ name, questions, responses }: Props) {
  if (responses.length === 0) {
    return (
      <div className={cardStyle}>
        <EmptyState title="No responses yet" text="Answer the survey to see the first result." />
      </div>
    )
  }
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p role="status" className="font-medium">
          {countResponses(responses.length)}
        </p>
        <Button
          icon="download"
          onClick={() =>
            downloadText(`${name}.csv`, responsesCsv(questions, responses), 'text/csv')
          }
        >
          Download CSV
        </Button>
      </div>
      {questions.map((question) => (
        <section key={question.text} aria-label={question.text} className={`${cardStyle} p-5`}>
          <h3 className="mb-4 font-semibold">{question.text}</h3>
          <Result question={question} responses={responses} />
        </section>
      ))}
    </>
  )
}

function Result({
  question,
  responses,
}: {
  question: SurveyQuestion
  responses: readonly Response[]
}) {
  const answers = answersTo(question, responses)
  if (answers.length === 0) return <p className="text-sm text-muted">Nobody has answered this.</p>
  if (question.type === 'text') {
    return (
      <ul className="flex flex-col gap-2">
        {answers.slice(-SHOWN).map((answer, index) => (
          <li
            key={index}
            className="rounded-lg bg-sunken px-3.5 py-2 text-sm break-words whitespace-pre-line"
          >
            {String(answer)}
          </li>
        ))}
      </ul>
    )
  }
  const numbers = answers.map(Number)
  if (question.type === 'number') {
    return (
      <dl className="grid grid-cols-3 gap-3">
        <Figure label="Average" value={average(numbers)} />
        <Figure label="Lowest" value={Math.min(...numbers)} />
        <Figure label="Highest" value={Math.max(...numbers)} />
      </dl>
    )
  }
  return (
    <div className="flex flex-col gap-3">
      {question.type === 'scale' && (
        <p className="text-sm text-muted">
          Average <b className="text-ink">{formatNumber(average(numbers) ?? 0)}</b>
        </p>
      )}
      {tally(question, responses).map((result) => (
        <ResultBar key={result.label} {...result} counted={countResponses} />
      ))}
    </div>
  )
}

function Figure({ label, value }: { label: string; value: number | null }) {
  return (
    <div className="flex flex-col-reverse">
      <dd className="text-xl font-semibold tabular-nums">
        {value === null ? '–' : formatNumber(value)}
      </dd>
      <dt className="text-sm text-muted">{label}</dt>
    </div>
  )
}

function countResponses(count: number): string {
  return count === 1 ? '1 response' : `${count} responses`
}
