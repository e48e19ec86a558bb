import { h, icon } from '../dom.js'
import { correctIn, formatSeconds, isAnswered, verdict } from '../lib/quiz/quiz.js'
import { progressBar } from './bars.js'
import { button } from './controls.js'

/** The question on screen; after the answer, whether it was right. */
export function questionView(round, { clocks, onAnswer, onNext }) {
  const question = round.questions[round.at]
  const answered = isAnswered(round)
  const given = round.answers[round.at]
  const last = round.at === round.questions.length - 1
  const title = h('h3', { tabIndex: -1 }, question.question)
  const next =
    answered && button(last ? 'See result' : 'Next question', { look: 'primary', onclick: onNext })
  const element = h(
    'div',
    { class: 'card quiz-question' },
    h(
      'div',
      { class: 'quiz-head muted' },
      h('span', {}, `Question ${round.at + 1} of ${round.questions.length}`),
      question.category && h('span', {}, question.category),
      h('span', {}, `Score ${correctIn(round)}`),
      clocks,
    ),
    progressBar('Progress', round.at + (answered ? 1 : 0), round.questions.length),
    title,
    h(
      'div',
      { role: 'group', 'aria-label': 'Answers', class: 'quiz-choices' },
      question.choices.map((choice) => choiceButton(choice, stateOf(choice), onAnswer)),
    ),
    h(
      'div',
      { role: 'status' },
      answered && h('p', { class: 'quiz-feedback' }, feedback(given, question.answer)),
      answered && question.explanation && h('p', { class: 'muted' }, question.explanation),
    ),
    next && h('div', {}, next),
  )

  function stateOf(choice) {
    if (!answered) return 'open'
    if (choice === question.answer) return 'right'
    return choice === given ? 'wrong' : 'other'
  }

  return { element, focus: () => (next || title).focus() }
}

function choiceButton(choice, state, onAnswer) {
  return h(
    'button',
    {
      type: 'button',
      class: `quiz-choice ${state}`,
      disabled: state !== 'open',
      onclick: () => onAnswer(choice),
    },
    choice,
    state === 'right' && icon('check'),
    state === 'wrong' && icon('x'),
  )
}

/** The score, every question with its answer, and the way to play again. */
export function resultView(round, { onAgain, onLeave }) {
  const correct = correctIn(round)
  const total = round.questions.length
  return [
    h(
      'div',
      { class: 'card quiz-result' },
      h('p', {}, verdict(correct, total)),
      h('p', { role: 'status', class: 'quiz-score' }, `You scored ${correct} of ${total}`),
      h('p', { class: 'muted' }, `${Math.round((100 * correct) / Math.max(1, total))}% correct`),
      h(
        'div',
        { class: 'row' },
        button('Try again', { look: 'primary', onclick: onAgain }),
        button('Back to start', { onclick: onLeave }),
      ),
    ),
    h(
      'section',
      { 'aria-label': 'Review', class: 'card quiz-list' },
      h('h3', {}, 'Review'),
      h(
        'ol',
        {},
        round.questions.map((question, index) => reviewed(question, round.answers[index])),
      ),
    ),
  ]
}

function reviewed(question, given) {
  const right = given === question.answer
  return h(
    'li',
    { class: `quiz-review ${right ? 'right' : 'wrong'}` },
    icon(right ? 'check' : 'x'),
    h(
      'div',
      {},
      h(
        'p',
        {},
        h('span', { class: 'sr-only' }, right ? 'Right: ' : 'Wrong: '),
        h('b', {}, question.question),
      ),
      !right && h('p', { class: 'muted' }, `Your answer: ${given ?? 'none'}`),
      h('p', {}, 'Correct answer: ', h('b', {}, question.answer)),
      question.explanation && h('p', { class: 'muted' }, question.explanation),
    ),
  )
}

/** The best results so far. */
export function bestScores(scores) {
  if (scores.length === 0) return null
  const line = (score, index) =>
    h(
      'li',
      { class: 'quiz-line' },
      h('span', { class: 'muted' }, String(index + 1)),
      h('span', {}, score.name),
      h('b', {}, `${score.correct} / ${score.total}`),
      h('span', { class: 'muted' }, formatSeconds(score.seconds)),
    )
  return h(
    'section',
    { 'aria-label': 'Best scores', class: 'card quiz-list' },
    h('h3', {}, 'Best scores'),
    h('ol', {}, scores.map(line)),
  )
}

function feedback(given, answer) {
  if (given === answer) return 'Correct!'
  return given === null
    ? `Time is up. The answer is ${answer}.`
    : `Not quite. The answer is ${answer}.`
}
