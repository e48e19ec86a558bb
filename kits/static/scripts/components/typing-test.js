import { h, refresh, uniqueId } from '../dom.js'
import { secureRandom } from '../lib/tools/random.js'
import { sentences } from '../lib/tools/typing/sentences.js'
import {
  addResult,
  bestResult,
  charState,
  durations,
  readResults,
  typingScore,
  typingText,
  visiblePart,
} from '../lib/tools/typing/typing.js'
import { button, segments } from '../ui/controls.js'
import { kept } from '../ui/kept.js'
import { part } from '../ui/part.js'
import { ticker } from '../ui/ticker.js'

/** How fast and how exactly one types. */
export function typingTest(root, { heading, seconds = 30 }) {
  let text = ''
  let startedAt = null
  let result = null
  const results = kept('typing-results', readResults, drawResults)
  const clock = ticker(draw, 100)
  const id = uniqueId('typing')
  const area = h('textarea', {
    id,
    rows: 3,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: false,
    class: 'mono',
    onpaste: (event) => event.preventDefault(),
    oninput: () => {
      if (startedAt === null) startedAt = Date.now()
      draw()
    },
  })
  const score = h('dl', { 'aria-label': 'Score', class: 'card three' })
  const shown = h('p', { 'aria-label': 'Text to type', class: 'typing-text mono' })
  const status = h('p', { role: 'status', class: 'timer-status' })
  const list = h('section', { 'aria-label': 'Results', class: 'card' })
  const options = durations.map((value) => ({ value: String(value), label: `${value} s` }))
  part(
    root,
    heading,
    h(
      'div',
      { class: 'tool-head' },
      segments('Duration', options, String(seconds), (value) => {
        seconds = Number(value)
        restart()
      }),
      button('Restart', { onclick: restart }),
    ),
    score,
    h(
      'div',
      { class: 'card tool-card' },
      shown,
      h('div', { class: 'field' }, h('label', { htmlFor: id }, 'Type the text here'), area),
      status,
    ),
    list,
  )
  results.draw()
  restart()

  function restart() {
    text = typingText(sentences, secureRandom)
    startedAt = null
    result = null
    area.value = ''
    area.disabled = false
    draw()
  }

  function draw() {
    const typed = area.value.replaceAll('\n', ' ').slice(0, text.length)
    const passedMs = startedAt === null ? 0 : Date.now() - startedAt
    if (startedAt !== null && !result && passedMs >= seconds * 1000) finish(typed)
    clock.run(startedAt !== null && !result)
    const { wordsPerMinute, accuracy } = result ?? typingScore(text, typed, passedMs)
    const left = result ? 0 : Math.max(0, Math.ceil(seconds - passedMs / 1000))
    const figures = [
      ['Words per minute', wordsPerMinute],
      ['Accuracy', `${accuracy} %`],
      ['Time left', `${left} s`],
    ]
    refresh(
      score,
      figures.map(([label, value]) => h('div', {}, h('dt', {}, label), h('dd', {}, value))),
    )
    const { start, end } = visiblePart(text, typed.length)
    refresh(
      shown,
      Array.from(text.slice(start, end), (c, index) => {
        const at = start + index
        const mark = at === typed.length ? ' caret' : ''
        return h('span', { class: charState(text, typed, at) + mark }, c)
      }),
    )
    status.textContent = result
      ? `Done: ${wordsPerMinute} words per minute with ${accuracy} % accuracy.`
      : startedAt === null
        ? 'The clock starts with your first key.'
        : ''
  }

  function finish(typed) {
    const final = typingScore(text, typed, seconds * 1000)
    result = { ...final, seconds, at: new Date().toISOString() }
    area.disabled = true
    results.change((current) => addResult(current, result))
  }

  function drawResults(all) {
    const best = bestResult(all)
    const line = (one) =>
      h(
        'li',
        {},
        `${one.wordsPerMinute} wpm · ${one.accuracy} % · ${one.seconds} s · ${new Date(one.at).toLocaleString()}`,
      )
    refresh(
      list,
      h(
        'header',
        { class: 'card-head' },
        h('h2', {}, best ? `Best: ${best.wordsPerMinute} words per minute` : 'Results'),
        button('Clear results', {
          look: 'quiet',
          disabled: all.length === 0,
          onclick: () => results.change(() => []),
        }),
      ),
      all.length === 0
        ? h('p', { class: 'muted tool-empty' }, 'Your results appear here.')
        : h('ol', { class: 'past' }, all.map(line)),
    )
  }
}
