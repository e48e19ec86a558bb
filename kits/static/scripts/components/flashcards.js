import { h, refresh } from '../dom.js'
import { decksOf } from '../lib/flashcards/cards.js'
import {
  countBoxes,
  countKnown,
  dueCards,
  fitLearners,
  idOf,
  nextDue,
  review,
} from '../lib/flashcards/leitner.js'
import { formatDate } from '../lib/records/format.js'
import { progressBar } from '../ui/bars.js'
import { button, emptyState, select } from '../ui/controls.js'
import { me } from '../ui/identity.js'
import { kept } from '../ui/kept.js'
import { part } from '../ui/part.js'

/**
 * Cards to learn: those one knows come back later and later, the others soon. `cards` may be a function that gives them;
 * `tools` stand at the end of the toolbar. Gives the way to draw anew.
 */
export function flashcards(root, { keptAs, heading, cards, tools = [] }) {
  const all = () => (typeof cards === 'function' ? cards() : cards)
  const learners = kept(`flashcards-${keptAs}`, fitLearners, draw)
  const toolbar = h('div', { class: 'row flash-tools' })
  const place = h('div', { class: 'flashcards' })
  let deck = ''
  let flipped = false
  // All cards once more, due or not.
  let extra = []
  part(root, heading, learners.error, toolbar, place)
  draw()
  return draw

  function draw() {
    const progress = learners.read()[me.id()] ?? {}
    const chosen = all().filter((card) => deck === '' || card.deck === deck)
    const due = dueCards(chosen, progress, new Date())
    const further = chosen.filter((card) => extra.includes(idOf(card)))
    const known = countKnown(chosen, progress)
    refresh(toolbar, deckSelect(), tools)
    refresh(
      place,
      progressBar('Cards known', known, chosen.length, `${known} of ${chosen.length} known`),
      due.length > 0
        ? cardView(due[0], due.length)
        : further.length > 0
          ? cardView(further[0], further.length)
          : doneView(chosen, progress),
      boxes(chosen, progress),
      Object.keys(progress).length > 0 &&
        button('Reset progress', { look: 'quiet', icon: 'undo', onclick: startOver }),
    )
  }

  function deckSelect() {
    const decks = decksOf(all())
    if (decks.length < 2) return null
    const options = [
      { value: '', label: 'All decks' },
      ...decks.map((name) => ({ value: name, label: name })),
    ]
    return select('Deck', options, deck, (value) => {
      deck = value
      flipped = false
      draw()
      toolbar.querySelector('select').focus()
    })
  }

  function cardView(card, left) {
    const turn = () => {
      flipped = !flipped
      draw()
    }
    return [
      h(
        'button',
        {
          type: 'button',
          'data-key': 'card',
          'aria-pressed': String(flipped),
          class: `card flash-card ${flipped ? 'flipped' : ''}`,
          onclick: turn,
        },
        h('span', { class: 'flash-side' }, flipped ? 'Answer' : (card.deck ?? 'Question')),
        h('span', { class: 'flash-text' }, flipped ? card.back : card.front),
        flipped && h('span', { class: 'flash-front' }, card.front),
        h('span', { class: 'sr-only' }, flipped ? 'Turn the card back' : 'Flip card'),
      ),
      h(
        'div',
        { class: 'row flash-buttons' },
        flipped
          ? [
              button('Don’t know', { icon: 'x', onclick: () => answer(card, false) }),
              button('Know', {
                look: 'primary',
                icon: 'check',
                'data-key': 'next',
                onclick: () => answer(card, true),
              }),
            ]
          : button('Show answer', { look: 'primary', 'data-key': 'next', onclick: turn }),
      ),
      h(
        'p',
        { role: 'status', class: 'muted flash-left' },
        left === 1 ? '1 card left' : `${left} cards left`,
      ),
    ]
  }

  function answer(card, isKnown) {
    const learner = me.ensure()
    if (learner === '') return
    flipped = false
    extra = extra.filter((id) => id !== idOf(card))
    learners.change((known) => ({
      ...known,
      [learner]: review(known[learner] ?? {}, idOf(card), isKnown, new Date()),
    }))
  }

  function doneView(chosen, progress) {
    const none = chosen.length === 0
    const next = nextDue(chosen, progress)
    const text = none
      ? 'Add a card to begin.'
      : next && `The next card is due on ${formatDate(next)}.`
    const again = button('Study all again', {
      look: 'primary',
      onclick: () => {
        extra = chosen.map(idOf)
        draw()
      },
    })
    const title = none ? 'No cards yet' : 'All done for now'
    return h(
      'div',
      { role: 'status', class: 'card' },
      emptyState(title, text, 'check', none ? [] : again),
    )
  }

  function boxes(chosen, progress) {
    const { fresh, boxes: counts } = countBoxes(chosen, progress)
    const items = [['New', fresh], ...counts.map((count, index) => [`Box ${index + 1}`, count])]
    const item = ([label, count]) => h('div', {}, h('dt', {}, label), h('dd', {}, String(count)))
    return h('dl', { 'aria-label': 'Boxes', class: 'card flash-boxes' }, items.map(item))
  }

  function startOver() {
    extra = []
    learners.change((known) => ({ ...known, [me.id()]: {} }))
  }
}
