import { h, uniqueId } from '../dom.js'
import { countVotes, resultsOf } from '../lib/poll/poll.js'
import { resultBar } from './bars.js'
import { button, iconButton } from './controls.js'

/** A poll: its choices before the vote, its results after it. */
export function pollCard(poll, { ballots, mine, view, onView, onVote, onRemove }) {
  const id = uniqueId('poll')
  const showResults = view === 'results' || (view === undefined && mine !== undefined)
  return h(
    'li',
    { class: 'card poll' },
    h(
      'div',
      { class: 'poll-head' },
      h('h3', { id }, poll.question),
      onRemove && iconButton('trash', `Delete poll “${poll.question}”`, { onclick: onRemove }),
    ),
    showResults
      ? resultView(poll, { ballots, mine, onView })
      : choiceView(poll, id, { mine, onView, onVote }),
  )
}

function resultView(poll, { ballots, mine, onView }) {
  const { results, total } = resultsOf(poll, ballots)
  const bar = ({ choice, count, percent }) =>
    h(
      'li',
      {},
      resultBar({ label: choice, percent, counted: countVotes(count), chosen: choice === mine }),
    )
  return [
    h('ul', { 'aria-label': 'Results', class: 'poll-results' }, results.map(bar)),
    h(
      'div',
      { class: 'poll-foot' },
      h(
        'p',
        { role: 'status', class: 'muted' },
        `${mine === undefined ? '' : 'Thank you for voting. '}${countVotes(total)} in all`,
      ),
      button(mine === undefined ? 'Vote' : 'Change vote', {
        'data-key': `${poll.id}-change`,
        onclick: () => onView('choices'),
      }),
    ),
  ]
}

function choiceView(poll, id, { mine, onView, onVote }) {
  let chosen = mine
  const problem = h('p', { role: 'alert', class: 'field-error', hidden: true })
  const option = (choice) =>
    h(
      'label',
      {},
      h('input', {
        type: 'radio',
        name: id,
        checked: choice === mine,
        onchange: () => {
          chosen = choice
        },
      }),
      choice,
    )
  return h(
    'form',
    {
      class: 'poll-form',
      onsubmit: (event) => {
        event.preventDefault()
        problem.textContent = 'Choose an option first.'
        problem.hidden = chosen !== undefined
        if (chosen !== undefined) onVote(chosen)
      },
    },
    h(
      'div',
      { role: 'radiogroup', 'aria-labelledby': id, class: 'poll-choices' },
      poll.choices.map(option),
    ),
    problem,
    h(
      'div',
      { class: 'row' },
      button('Vote', { look: 'primary', type: 'submit' }),
      button('View results', { look: 'quiet', onclick: () => onView('results') }),
    ),
  )
}
