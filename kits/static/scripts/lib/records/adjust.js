import { saveIn, Refusal } from './effects.js'
import { fieldOf, titleField } from './fields.js'
import { formatValue, list } from './format.js'
import { matchesWhere } from './where.js'
import { fitRow } from './values.js'

/**
 * Keeps a number of a related record in step: the stock of a product with its movements, the balance of an account with its
 * bookings. A changed or deleted record takes back exactly what it did.
 */
export function adjust({ relation, field, by, direction, where, notBelow }) {
  const sign = direction === 'add' ? 1 : -1

  function amountOf(row) {
    if (where && !matchesWhere(row, where)) return 0
    const amount = by === undefined ? 1 : row[by]
    return typeof amount === 'number' ? sign * amount : 0
  }

  return {
    follow(changes, { entity, draft }) {
      const pointer = fieldOf(entity, relation)
      if (pointer?.type !== 'relation') return
      const changeOf = new Map()
      const count = (row, factor) => {
        const amount = row ? factor * amountOf(row) : 0
        if (!row || amount === 0) return
        for (const id of list(row[relation] ?? null))
          changeOf.set(id, (changeOf.get(id) ?? 0) + amount)
      }
      for (const { before, after } of changes) {
        count(before, -1)
        count(after, 1)
      }
      const other = pointer.of()
      saveIn(draft, other, (rows) =>
        rows.map((row) => {
          const change = changeOf.get(row.id) ?? 0
          return change === 0 ? row : adjusted(other, row, field, change, notBelow)
        }),
      )
    },
  }
}

function adjusted(entity, row, id, change, notBelow) {
  const shown = fitRow(entity, row)
  const known = typeof shown?.[id] === 'number' ? shown[id] : 0
  // To the millionth: sums of cents stay sums of cents.
  const next = Math.round((known + change) * 1e6) / 1e6
  if (notBelow !== undefined && change < 0 && next < notBelow)
    throw new Refusal(refusal(entity, shown ?? row, id, known))
  return { ...row, [id]: next }
}

function refusal(entity, row, id, known) {
  const field = fieldOf(entity, id)
  const title = titleField(entity)
  const name = String((title && row[title.id]) || entity.singular)
  const label = (field?.label ?? id).toLowerCase()
  return `Not enough: the ${label} of “${name}” is ${field ? formatValue(field, known) : known}.`
}
