import { h, refresh, uniqueId } from '../dom.js'
import { checkPoll, unique } from '../lib/poll/poll.js'
import { button, iconButton } from './controls.js'
import { errorPlace } from './notices.js'

const MOST_OPTIONS = 10

/** The form for a new poll. `onCreate` says whether it could be stored and `problem` why not. */
export function pollForm({ onCreate, onCancel, problem }) {
  const error = errorPlace()
  const question = h('input', { id: uniqueId('question'), maxLength: 160 })
  let options = ['', '']
  const places = h('div', { class: 'poll-options' })
  const more = button('Add option', { icon: 'plus', onclick: () => change([...options, '']) })
  change(options)

  function change(next) {
    options = next
    refresh(places, options.map(line))
    more.hidden = options.length >= MOST_OPTIONS
  }

  function line(option, index) {
    const id = uniqueId('option')
    const input = h('input', {
      id,
      value: option,
      maxLength: 80,
      oninput: (event) => {
        options[index] = event.target.value
      },
    })
    return h(
      'div',
      { class: 'field' },
      h('label', { htmlFor: id }, `Option ${index + 1}`),
      h(
        'div',
        { class: 'poll-option' },
        input,
        options.length > 2 &&
          iconButton('x', `Remove option ${index + 1}`, {
            onclick: () => change(options.filter((_, other) => other !== index)),
          }),
      ),
    )
  }

  return h(
    'form',
    {
      noValidate: true,
      onsubmit: (event) => {
        event.preventDefault()
        const wrong = checkPoll(question.value, options)
        if (wrong) error.show(wrong)
        else if (!onCreate(question.value.trim(), unique(options))) error.show(problem())
      },
    },
    h(
      'div',
      { class: 'form-fields' },
      h('div', { class: 'field' }, h('label', { htmlFor: question.id }, 'Question'), question),
      places,
      h('div', {}, more),
      error.element,
    ),
    h(
      'footer',
      { class: 'form-actions' },
      button('Cancel', { onclick: onCancel }),
      button('Create poll', { look: 'primary', type: 'submit' }),
    ),
  )
}
