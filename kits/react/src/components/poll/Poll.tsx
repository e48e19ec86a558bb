import { useCallback, useMemo, useState } from 'react'
import { signed } from '../../lib/community/authoring'
import { cast, fitChoices, voteOf, type Ballots } from '../../lib/community/ballots'
import { rolesOf } from '../../lib/community/roles'
import { useKept } from '../../lib/community/useKept'
import { useMe } from '../../lib/community/useMe'
import {
  joinChoices,
  pollEntity,
  pollFields,
  pollOf,
  type Poll as PollData,
} from '../../lib/poll/poll'
import { omit, pick } from '../../lib/members'
import type { Place } from '../../lib/records/collection'
import type { Entity } from '../../lib/records/fields'
import { useCollection } from '../../lib/records/useCollection'
import { useNames } from '../../lib/records/useNames'
import { blankRow } from '../../lib/records/values'
import { Part } from '../layout/Page'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNotice, UndoNotice } from '../ui/Notices'
import { cardStyle } from '../ui/styles'
import { PollCard } from './PollCard'
import { PollDialog } from './PollDialog'

interface Props {
  heading?: string
  /** A poll that is always there. */
  question?: string
  choices?: readonly string[]
  /** Polls as records; without it, those that people make are kept beside. */
  entity?: Entity
  /** Ids of its fields with the question and the choices, where their names do not tell. */
  questionField?: string
  choicesField?: string
  /** Lets people make polls. */
  create?: boolean
}

/** A deleted poll with its votes. */
interface Removed {
  poll: PollData
  place: Place
  votes: Ballots<string>
}

/** Polls: one vote for each viewer, which may be changed; results as bars. */
export function Poll({
  heading,
  question,
  choices = [],
  entity = pollEntity,
  questionField,
  choicesField,
  create = false,
}: Props) {
  const me = useMe()
  const collection = useCollection(entity)
  const names = useNames(entity)
  const ballots = useKept('poll-votes', fitChoices)
  const [creating, setCreating] = useState(false)
  const [removed, setRemoved] = useState<Removed | null>(null)
  const forget = useCallback(() => setRemoved(null), [])
  const fields = useMemo(
    () => pollFields(entity, questionField, choicesField),
    [entity, questionField, choicesField],
  )
  const own = question === undefined ? [] : [{ id: question, question, choices }]
  const made = collection.rows.map((row) => pollOf(row, fields))
  const polls = [...own, ...made.filter((poll) => poll.choices.length > 0)]

  function vote(id: string, choice: string): boolean {
    const voter = me.ensure()
    return voter !== '' && ballots.change((known) => cast(known, id, voter, choice))
  }

  function remove(poll: PollData) {
    const place = collection.place(poll.id)
    if (!place || !collection.remove(poll.id)) return
    setRemoved({ poll, place, votes: pick(ballots.value, poll.id) })
    ballots.change((known) => omit(known, poll.id))
  }

  function undo() {
    if (!removed) return
    collection.restore(removed.place)
    ballots.change((known) => ({ ...known, ...removed.votes }))
    setRemoved(null)
  }

  function add(asked: string, given: readonly string[]): boolean {
    if (!fields.question || !fields.choices) return false
    const now = new Date()
    const values = {
      ...blankRow(entity, now),
      [fields.question.id]: asked,
      [fields.choices.id]: joinChoices(fields.choices, given),
    }
    return collection.add(signed(rolesOf(entity), values, me.name, names, now))
  }

  return (
    <Part heading={heading}>
      <ErrorNotice message={collection.error ?? ballots.error ?? me.error} />
      {create && (
        <Button look="primary" icon="plus" className="self-start" onClick={() => setCreating(true)}>
          Create poll
        </Button>
      )}
      {polls.length === 0 ? (
        <div className={cardStyle}>
          <EmptyState
            title="No polls yet"
            text={create ? 'Create the first one and ask everybody.' : undefined}
          />
        </div>
      ) : (
        <ul
          aria-label="Polls"
          className="grid items-start gap-4 md:grid-cols-[repeat(auto-fill,minmax(26rem,1fr))]"
        >
          {polls.map((poll) => (
            <PollCard
              key={poll.id}
              poll={poll}
              ballots={ballots.value}
              mine={voteOf(ballots.value, poll.id, me.id)}
              onVote={(choice) => vote(poll.id, choice)}
              onRemove={create && poll.id !== question ? () => remove(poll) : undefined}
            />
          ))}
        </ul>
      )}
      {removed && (
        <UndoNotice text={`Deleted “${removed.poll.question}”`} onUndo={undo} onClose={forget} />
      )}
      {creating && (
        <PollDialog
          error={collection.error}
          onClose={() => setCreating(false)}
          onCreate={(asked, given) => {
            const stored = add(asked, given)
            if (stored) setCreating(false)
            return stored
          }}
        />
      )}
    </Part>
  )
}
