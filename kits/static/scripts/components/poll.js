import { h, refresh } from '../dom.js'
import { signed } from '../lib/community/authoring.js'
import { cast, fitChoices, voteOf } from '../lib/community/ballots.js'
import { rolesOf } from '../lib/community/roles.js'
import { omit, pick } from '../lib/members.js'
import { joinChoices, pollEntity, pollFields, pollOf } from '../lib/poll/poll.js'
import { removeRow, restoreRow } from '../lib/records/collection.js'
import { blankRow } from '../lib/records/values.js'
import { collection } from '../ui/collection.js'
import { button, emptyState } from '../ui/controls.js'
import { openDialog } from '../ui/dialog.js'
import { me } from '../ui/identity.js'
import { kept } from '../ui/kept.js'
import { offerUndo } from '../ui/notices.js'
import { part } from '../ui/part.js'
import { pollCard } from '../ui/poll-card.js'
import { pollForm } from '../ui/poll-form.js'

/** Polls: one vote for each viewer, which may be changed; results as bars. */
export function poll(
  root,
  {
    heading,
    question,
    choices = [],
    entity = pollEntity,
    questionField,
    choicesField,
    create = false,
  },
) {
  const fields = pollFields(entity, questionField, choicesField)
  // What is on screen of each poll: its choices, its results, or what fits the vote.
  const views = {}
  const rows = collection(entity, draw)
  const ballots = kept('poll-votes', fitChoices, () => draw(rows.read()))
  const list = h('ul', { 'aria-label': 'Polls', class: 'polls' })
  const nothing = h('div', { class: 'card' })

  part(
    root,
    heading,
    rows.error,
    ballots.error,
    create &&
      h('div', {}, button('Create poll', { look: 'primary', icon: 'plus', onclick: openForm })),
    list,
    nothing,
  )
  rows.draw()

  function draw(current) {
    const own = question === undefined ? [] : [{ id: question, question, choices }]
    const made = current.map((row) => pollOf(row, fields)).filter((one) => one.choices.length > 0)
    const polls = [...own, ...made]
    refresh(list, polls.map(card))
    nothing.hidden = polls.length > 0
    const text = create && 'Create the first one and ask everybody.'
    refresh(nothing, emptyState('No polls yet', text))
  }

  function card(one) {
    const show = (view) => {
      views[one.id] = view
      draw(rows.read())
    }
    return pollCard(one, {
      ballots: ballots.read(),
      mine: voteOf(ballots.read(), one.id, me.id()),
      view: views[one.id],
      onView: show,
      onVote: (choice) => {
        const voter = me.ensure()
        delete views[one.id]
        if (voter !== '') ballots.change((known) => cast(known, one.id, voter, choice))
      },
      onRemove: create && one.id !== question ? () => remove(one) : null,
    })
  }

  /** Deletes a poll with its votes and offers to bring both back. */
  function remove(one) {
    const place = rows.place(one.id)
    const votes = pick(ballots.read(), one.id)
    if (!place || !rows.edit((current) => removeRow(current, one.id))) return
    ballots.change((known) => omit(known, one.id))
    offerUndo(`Deleted “${one.question}”`, () => {
      rows.edit((current) => restoreRow(current, place))
      ballots.change((known) => ({ ...known, ...votes }))
    })
  }

  function openForm() {
    openDialog('Create poll', (close) =>
      pollForm({
        onCancel: close,
        problem: rows.problem,
        onCreate: (asked, given) => {
          const now = new Date()
          const values = {
            ...blankRow(entity, now),
            [fields.question.id]: asked,
            [fields.choices.id]: joinChoices(fields.choices, given),
          }
          const stored = rows.add(signed(rolesOf(entity), values, me.name(), rows.names(), now))
          if (stored) close()
          return stored
        },
      }),
    )
  }
}
