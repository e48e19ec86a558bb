import { useState } from 'react'
import { useKept } from '../../lib/community/useKept'
import { useMe } from '../../lib/community/useMe'
import { addResponse, fitResponses, type SurveyQuestion } from '../../lib/survey/survey'
import { Part } from '../layout/Page'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNotice } from '../ui/Notices'
import { Segments } from '../ui/Segments'
import { cardStyle } from '../ui/styles'
import { SurveyForm } from './SurveyForm'
import { SurveyResults } from './SurveyResults'

const views = [
  { value: 'survey', label: 'Survey' },
  { value: 'results', label: 'Results' },
] as const

interface Props {
  /** What the responses are kept under. */
  keptAs: string
  heading?: string
  text?: string
  questions: readonly SurveyQuestion[]
  submitLabel?: string
  successText?: string
  /** Who sees the results. */
  results?: 'everyone' | 'admin' | 'nobody'
}

/** Questions to answer, and what others have answered. */
export function Survey({
  keptAs,
  heading,
  text,
  questions,
  submitLabel = 'Submit',
  successText = 'Thank you for your answers.',
  results = 'everyone',
}: Props) {
  const me = useMe()
  const responses = useKept(`survey-${keptAs}`, fitResponses)
  const [view, setView] = useState<'survey' | 'results'>('survey')
  const [sent, setSent] = useState(false)
  const mayRead = results === 'everyone' || (results === 'admin' && me.moderates)

  return (
    <Part heading={heading}>
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-4">
        {text && <p className="-mt-2 text-muted">{text}</p>}
        {mayRead && (
          <div>
            <Segments label="View" value={view} options={views} onChange={setView} />
          </div>
        )}
        <ErrorNotice message={responses.error} />
        {mayRead && view === 'results' ? (
          <SurveyResults name={keptAs} questions={questions} responses={responses.value} />
        ) : sent ? (
          <div role="status" className={cardStyle}>
            <EmptyState icon="check" title={successText}>
              <div className="flex flex-wrap justify-center gap-2">
                {mayRead && <Button onClick={() => setView('results')}>See the results</Button>}
                <Button onClick={() => setSent(false)}>Answer again</Button>
              </div>
            </EmptyState>
          </div>
        ) : (
          <SurveyForm
            questions={questions}
            submitLabel={submitLabel}
            onSubmit={(answers) =>
              setSent(responses.change((known) => addResponse(known, answers, new Date())))
            }
          />
        )}
      </div>
    </Part>
  )
}
