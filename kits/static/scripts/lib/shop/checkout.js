import { fieldOf } from '../records/fields.js'
import { lastFour } from './card.js'

const defaults = [
  { value: 'Cash on delivery', label: 'Cash on delivery', card: false },
  { value: 'Card', label: 'Card', card: true },
]

/** The ways to pay: those that orders know, else cash and card. */
export function paymentsOf(orders, id) {
  const field = id === undefined ? undefined : fieldOf(orders, id)
  if (field?.type !== 'choice') return defaults
  return field.options.map(({ value, label }) => ({
    value,
    label,
    card: /card|credit|debit|visa/i.test(`${value} ${label}`),
  }))
}

/** What an order says about its payment: one of its own options, else `Card ending 4242`. */
export function paymentText(orders, id, { value, card: byCard }, card) {
  const field = id === undefined ? undefined : fieldOf(orders, id)
  if (field?.type === 'choice' || !byCard) return value
  return `${value} ending ${lastFour(card.number)}`
}

/**
 * The fields the buyer fills in, as an entity of its own. A name, an email address and, for deliveries, an address are asked for
 * even if orders have no such field; they are stored with the order all the same.
 */
export function askedFields(orders, ids, delivery) {
  const known = ids.map((id) => fieldOf(orders, id)).filter((field) => field !== undefined)
  const has = (test) => known.some(test)
  const isName = (field) => field.type === 'text' && /name|customer|buyer/i.test(field.id)
  const isAddress = (field) => field.type === 'text' && /address|street/i.test(field.id)
  const fields = [
    ...(has(isName) ? [] : [standard.name]),
    ...known.map((field) =>
      isName(field) || isAddress(field) ? { ...field, required: true } : field,
    ),
    ...(has((field) => field.type === 'email') ? [] : [standard.email]),
    ...(delivery && !has(isAddress) ? [standard.address] : []),
  ]
  return { ...orders, fields }
}

const standard = {
  name: { id: 'name', label: 'Full name', type: 'text', required: true },
  email: { id: 'email', label: 'Email', type: 'email', required: true },
  address: {
    id: 'address',
    label: 'Delivery address',
    type: 'text',
    multiline: true,
    required: true,
  },
}
