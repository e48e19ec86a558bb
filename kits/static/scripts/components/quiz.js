import { h, refresh, uniqueId } from '../dom.js'
import {
  answerRound,
  categoriesOf,
  correctIn,
  endRound,
  formatSeconds,
  isAnswered,
  isOver,
  nextQuestion,
  startRound,
} from '../lib/quiz/quiz.js'
import { addScore, fitScores } from '../lib/quiz/scores.js'
import { button, emptyState } from '../ui/controls.js'
import { countdown } from '../ui/countdown.js'
import { me } from '../ui/identity.js'
import { kept } from '../ui/kept.js'
import { part } from '../ui/part.js'
import { bestScores, questionView, resultView } from '../ui/quiz-views.js'

/** A quiz: question by question, with a result and the best scores. `questions` may be a function that gives them. */
export function quiz(
  root,
  { keptAs, heading, questions, count, shuffle = false, timeLimitSeconds, secondsPerQuestion },
) {
  const bank = () => (typeof questions === 'function' ? questions() : questions)
  const scores = kept(`quiz-${keptAs}`, fitScores, () => {})
  const place = h('div', { class: 'quiz' })
  let category = ''
  let round = null
  let startedAt = 0
  // For the whole round and for the question on screen.
  let roundClock = null
  let questionClock = null
  part(root, heading, scores.error, place)
  drawStart()

  function drawStart() {
    stopClocks()
    round = null
    if (bank().length === 0) {
      const text = 'Add questions to start the quiz.'
      refresh(place, h('div', { class: 'card' }, emptyState('No questions yet', text)))
      return
    }
    refresh(place, startForm(), bestScores(scores.read()))
  }

  function startForm() {
    const rules = h('p', { class: 'quiz-rules' })
    const showRules = () => {
      const { length } = startRound(bank(), { count, category }).questions
      const lines = [
        length === 1 ? '1 question' : `${length} questions`,
        timeLimitSeconds && `${formatSeconds(timeLimitSeconds)} min in all`,
        secondsPerQuestion && `${secondsPerQuestion} seconds for each`,
      ]
      rules.textContent = lines.filter(Boolean).join(' · ')
    }
    showRules()
    const name = h('input', { id: uniqueId('name'), maxLength: 40, autocomplete: 'name' })
    return h(
      'form',
      {
        class: 'card quiz-start',
        onsubmit: (event) => {
          event.preventDefault()
          if (name.value.trim() !== '') me.introduce(name.value)
          start()
        },
      },
      rules,
      categoryField(showRules),
      me.name() === '' && [
        h('label', { htmlFor: name.id }, 'Your name ', h('span', { class: 'muted' }, 'optional')),
        name,
      ],
      button('Start quiz', { look: 'primary', type: 'submit' }),
    )
  }

  function categoryField(onChange) {
    const names = categoriesOf(bank())
    if (names.length < 2) return null
    const id = uniqueId('category')
    const option = (value, label) => h('option', { value, selected: value === category }, label)
    const select = h(
      'select',
      {
        id,
        onchange: () => {
          category = select.value
          onChange()
        },
      },
      option('', 'All categories'),
      names.map((name) => option(name, name)),
    )
    return [h('label', { htmlFor: id }, 'Category'), select]
  }

  function start() {
    startedAt = Date.now()
    stopClocks()
    if (timeLimitSeconds) {
      roundClock = countdown(timeLimitSeconds, () => show(endRound(round)))
    }
    show(startRound(bank(), { count, shuffle, category }))
  }

  function show(next) {
    round = next
    if (isOver(round)) {
      stopClocks()
      keepScore()
      refresh(
        place,
        resultView(round, { onAgain: start, onLeave: drawStart }),
        bestScores(scores.read()),
      )
      return
    }
    questionClock?.stop()
    questionClock = null
    if (secondsPerQuestion && !isAnswered(round)) {
      questionClock = countdown(secondsPerQuestion, () => show(answerRound(round, null)))
    }
    const view = questionView(round, {
      clocks: [roundClock, questionClock].map((clock) => clock?.element),
      onAnswer: (choice) => show(answerRound(round, choice)),
      onNext: () => show(nextQuestion(round)),
    })
    refresh(place, view.element)
    view.focus()
  }

  function stopClocks() {
    roundClock?.stop()
    questionClock?.stop()
    roundClock = null
    questionClock = null
  }

  function keepScore() {
    const score = {
      name: me.name() || 'Guest',
      correct: correctIn(round),
      total: round.questions.length,
      seconds: Math.round((Date.now() - startedAt) / 1000),
      at: new Date().toISOString(),
    }
    scores.change((known) => addScore(known, score))
  }
}
