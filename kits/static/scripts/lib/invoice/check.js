import { emailProblem, isEmail } from '../records/check.js'

/** Name of a control → what is wrong with it; those of a line are `<line id>-description` and so on. */
export function checkInvoice(invoice, others) {
  const problems = {}
  if (invoice.number.trim() === '') problems.number = 'A number is required.'
  else if (others.some((one) => one.id !== invoice.id && one.number === invoice.number.trim()))
    problems.number = 'This number is already used.'
  if (invoice.date === '') problems.date = 'A date is required.'
  if (invoice.due !== '' && invoice.due < invoice.date)
    problems.due = 'This is before the date above.'
  if (invoice.customer.trim() === '') problems.customer = 'A name is required.'
  if (invoice.email.trim() !== '' && !isEmail(invoice.email)) problems.email = emailProblem
  for (const line of invoice.lines) {
    if (line.description.trim() === '')
      problems[`${line.id}-description`] = 'A description is required.'
    if (!(line.quantity > 0)) problems[`${line.id}-quantity`] = 'Enter more than 0.'
    if (!Number.isFinite(line.unitPrice)) problems[`${line.id}-unitPrice`] = 'Enter a price.'
  }
  if (!isPercent(invoice.taxPercent)) problems.taxPercent = 'Enter 0 to 100.'
  if (!isPercent(invoice.discountPercent)) problems.discountPercent = 'Enter 0 to 100.'
  return problems
}

function isPercent(value) {
  return value >= 0 && value <= 100
}
