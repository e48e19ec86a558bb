import { h, refresh } from '../dom.js'
import { boardFields, periods, ranked, rankOf } from '../lib/leaderboard/ranks.js'
import { formatNumber } from '../lib/records/format.js'
import { formatFor } from '../lib/records/measure.js'
import { collection } from '../ui/collection.js'
import { button, emptyState, select } from '../ui/controls.js'
import { openDialog } from '../ui/dialog.js'
import { me } from '../ui/identity.js'
import { part } from '../ui/part.js'
import { recordForm } from '../ui/record-form.js'

const metals = { 1: 'gold', 2: 'silver', 3: 'bronze' }
/** Lines drawn; one's own is drawn in any case. */
const SHOWN = 100

/** Who is ahead: the first three on a podium, everybody in a table. */
export function leaderboard(root, { entity, heading, name, score, order, combine, add = false }) {
  const singular = entity.singular.toLowerCase()
  const fields = boardFields(entity, { name, score })
  const format = (value) => (fields.score ? formatFor(fields.score, value) : formatNumber(value))
  let period = 'all'
  const rows = collection(entity, draw)
  const ownRank = h('p', { class: 'own-rank' })
  const place = h('div', { class: 'ranks' })
  const count = h('p', { role: 'status', class: 'muted' })
  const choose = (value) => {
    period = value
    rows.draw()
  }
  part(
    root,
    heading,
    rows.error,
    h(
      'div',
      { class: 'toolbar' },
      fields.date && select('Period', periods, period, choose),
      ownRank,
      add &&
        h(
          'div',
          { class: 'toolbar-end' },
          button(`Add ${singular}`, { look: 'primary', icon: 'plus', onclick: openForm }),
        ),
    ),
    place,
    count,
  )
  rows.draw()

  function draw(current, names) {
    const ranks = ranked(fields, current, names, { period, order, combine })
    const own = rankOf(ranks, me.name())
    ownRank.hidden = !own
    ownRank.textContent = own ? `Your rank: ${own.rank} of ${ranks.length}` : ''
    count.textContent = `${ranks.length} ranked`
    const nobody = period === 'all' ? 'Nobody on the board yet' : 'Nobody in this period'
    refresh(
      place,
      ranks.length === 0
        ? h('div', { class: 'card' }, emptyState(nobody))
        : [podium(ranks.slice(0, 3)), table(ranks, own)],
    )
  }

  function podium(ranks) {
    const step = (rank) =>
      h(
        'li',
        { class: 'card' },
        medal(rank.rank),
        h('b', {}, rank.name),
        h('span', { class: 'rank-score' }, format(rank.score)),
      )
    return h('ol', { 'aria-label': 'Podium', class: 'podium' }, ranks.map(step))
  }

  function table(ranks, own) {
    const shown = ranks.filter((rank, index) => index < SHOWN || rank === own)
    const head = (label, className) => h('th', { scope: 'col', class: className }, label)
    const line = (rank) =>
      h(
        'tr',
        { 'aria-current': rank === own ? 'true' : undefined },
        h('td', {}, medal(rank.rank)),
        h('td', {}, rank.name, rank === own && h('span', { class: 'badge violet' }, 'You')),
        h('td', { class: 'numeric' }, h('b', {}, format(rank.score))),
      )
    return h(
      'div',
      { class: 'card scroll' },
      h(
        'table',
        { 'aria-label': 'Leaderboard' },
        h(
          'thead',
          {},
          h('tr', {}, head('Rank'), head('Name'), head(fields.score?.label ?? 'Score', 'numeric')),
        ),
        h('tbody', {}, shown.map(line)),
      ),
    )
  }

  function openForm() {
    openDialog(`Add ${singular}`, (close) =>
      recordForm(entity, {
        submitLabel: `Add ${singular}`,
        problem: rows.problem,
        onCancel: close,
        onSubmit: (values) => {
          const stored = rows.add(values)
          if (stored) close()
          return stored
        },
      }),
    )
  }
}

/** The place of somebody; a medal for the first three. */
function medal(rank) {
  const metal = metals[rank]
  if (!metal) return h('span', { class: 'muted' }, String(rank))
  return h(
    'span',
    { class: `medal ${metal}` },
    String(rank),
    h('span', { class: 'sr-only' }, `, ${metal} medal`),
  )
}
