import { useState, type ReactNode } from 'react'
import { useKept } from '../../lib/community/useKept'
import { useMe } from '../../lib/community/useMe'
import { decksOf } from '../../lib/flashcards/cards'
import {
  countKnown,
  dueCards,
  fitLearners,
  idOf,
  nextDue,
  review,
  type Card,
  type Progress,
} from '../../lib/flashcards/leitner'
import { formatDate } from '../../lib/records/format'
import { Part } from '../layout/Page'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNotice } from '../ui/Notices'
import { ProgressBar } from '../ui/ProgressBar'
import { SelectInput } from '../ui/SelectInput'
import { cardStyle } from '../ui/styles'
import { BoxCounts } from './BoxCounts'
import { FlashCard } from './FlashCard'

interface Props {
  /** What the progress is kept under. */
  keptAs: string
  heading?: string
  cards: readonly Card[]
  /** What stands at the end of the toolbar. */
  children?: ReactNode
}

const nothing: Progress = {}

/** Cards to learn: those one knows come back later and later, the others soon. */
export function Flashcards({ keptAs, heading, cards, children }: Props) {
  const me = useMe()
  const learners = useKept(`flashcards-${keptAs}`, fitLearners)
  const [deck, setDeck] = useState('')
  // All cards once more, due or not.
  const [extra, setExtra] = useState<readonly string[]>([])
  // A card that comes up twice in a row begins with its front.
  const [answered, setAnswered] = useState(0)
  const progress = learners.value[me.id] ?? nothing
  const chosen = cards.filter((card) => deck === '' || card.deck === deck)
  const due = dueCards(chosen, progress, new Date())
  const further = chosen.filter((card) => extra.includes(idOf(card)))
  const current = due[0] ?? further[0]
  const known = countKnown(chosen, progress)
  const decks = decksOf(cards)

  function answer(card: Card, isKnown: boolean) {
    const learner = me.ensure()
    if (learner === '') return
    const stored = learners.change((all) => ({
      ...all,
      [learner]: review(all[learner] ?? {}, idOf(card), isKnown, new Date()),
    }))
    if (!stored) return
    setExtra(extra.filter((id) => id !== idOf(card)))
    setAnswered(answered + 1)
  }

  function startOver() {
    setExtra([])
    learners.change((all) => ({ ...all, [me.id]: nothing }))
  }

  return (
    <Part heading={heading}>
      <div className="mx-auto flex w-full max-w-2xl flex-col gap-5">
        <ErrorNotice message={learners.error ?? me.error} />
        <div className="flex flex-wrap items-center gap-2">
          {decks.length > 1 && (
            <SelectInput
              label="Deck"
              value={deck}
              options={[
                { value: '', label: 'All decks' },
                ...decks.map((name) => ({ value: name, label: name })),
              ]}
              onChange={setDeck}
            />
          )}
          {children}
        </div>
        <ProgressBar
          label="Cards known"
          value={known}
          max={chosen.length}
          text={`${known} of ${chosen.length} known`}
        />
        {current ? (
          <FlashCard
            key={`${idOf(current)}-${answered}`}
            card={current}
            left={due.length > 0 ? due.length : further.length}
            onAnswer={(isKnown) => answer(current, isKnown)}
          />
        ) : (
          <div role="status" className={cardStyle}>
            <EmptyState
              icon="check"
              title={chosen.length === 0 ? 'No cards yet' : 'All done for now'}
              text={chosen.length === 0 ? 'Add a card to begin.' : nextText(chosen, progress)}
            >
              {chosen.length > 0 && (
                <Button look="primary" onClick={() => setExtra(chosen.map(idOf))}>
                  Study all again
                </Button>
              )}
            </EmptyState>
          </div>
        )}
        <BoxCounts cards={chosen} progress={progress} />
        {Object.keys(progress).length > 0 && (
          <Button look="quiet" icon="undo" className="self-start" onClick={startOver}>
            Reset progress
          </Button>
        )}
      </div>
    </Part>
  )
}

function nextText(cards: readonly Card[], progress: Progress): string | undefined {
  const next = nextDue(cards, progress)
  return next ? `The next card is due on ${formatDate(next)}.` : undefined
}
