import { useId, useState } from 'react'
import type { Ballots } from '../../lib/community/ballots'
import { countVotes, resultsOf, type Poll } from '../../lib/poll/poll'
import { Button, IconButton } from '../ui/Button'
import { ResultBar } from '../ui/ResultBar'
import { cardStyle } from '../ui/styles'

interface Props {
  poll: Poll
  ballots: Ballots<string>
  mine: string | undefined
  onVote: (choice: string) => boolean
  onRemove?: () => void
}

/** A poll: its choices before the vote, its results after it. */
export function PollCard({ poll, ballots, mine, onVote, onRemove }: Props) {
  const id = useId()
  const [choice, setChoice] = useState<string | null>(null)
  const [view, setView] = useState<'auto' | 'choices' | 'results'>('auto')
  const [problem, setProblem] = useState('')
  const { results, total } = resultsOf(poll, ballots)
  const showResults = view === 'results' || (view === 'auto' && mine !== undefined)

  function vote() {
    const wanted = choice ?? mine
    if (wanted === undefined) return setProblem('Choose an option first.')
    setProblem('')
    if (onVote(wanted)) setView('auto')
  }

  return (
    <li className={`${cardStyle} min-w-0 p-5`}>
      <div className="mb-4 flex items-start gap-2">
        <h3 id={id} className="min-w-0 flex-1 font-semibold break-words">
          {poll.question}
        </h3>
        {onRemove && (
          <IconButton
            icon="trash"
            label={`Delete poll “${poll.question}”`}
            className="-mt-1.5 -mr-2"
            onClick={onRemove}
          />
        )}
      </div>
      {showResults ? (
        <div className="flex flex-col gap-4">
          <ul aria-label="Results" className="flex flex-col gap-3">
            {results.map((result) => (
              <li key={result.choice}>
                <ResultBar
                  label={result.choice}
                  count={result.count}
                  percent={result.percent}
                  counted={countVotes}
                  chosen={result.choice === mine}
                />
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p role="status" className="text-sm text-muted">
              {mine !== undefined && 'Thank you for voting. '}
              {countVotes(total)} in all
            </p>
            <Button onClick={() => setView('choices')}>
              {mine === undefined ? 'Vote' : 'Change vote'}
            </Button>
          </div>
        </div>
      ) : (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            vote()
          }}
        >
          <div role="radiogroup" aria-labelledby={id} className="flex flex-col gap-2">
            {poll.choices.map((option) => (
              <label
                key={option}
                className="flex cursor-pointer items-center gap-3 rounded-lg border border-line px-3.5 py-2.5 text-sm transition hover:bg-sunken has-checked:border-accent has-checked:bg-soft"
              >
                <input
                  type="radio"
                  name={id}
                  value={option}
                  checked={(choice ?? mine) === option}
                  onChange={() => setChoice(option)}
                  className="size-4 accent-(--primary)"
                />
                <span className="min-w-0 break-words">{option}</span>
              </label>
            ))}
          </div>
          {problem && (
            <p role="alert" className="text-sm font-medium text-red-700 dark:text-red-300">
              {problem}
            </p>
          )}
          <div className="flex flex-wrap items-center gap-2">
            <Button type="submit" look="primary">
              Vote
            </Button>
            <Button look="quiet" onClick={() => setView('results')}>
              View results
            </Button>
          </div>
        </form>
      )}
    </li>
  )
}
