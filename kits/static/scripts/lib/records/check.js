import { fromIso } from '../dates.js'
import { isEmpty } from './fields.js'

/** What is wrong with the values of a form: field id → message. Empty when it may be saved. */
export function checkRow(entity, values) {
  const problems = {}
  for (const field of entity.fields) {
    if (field.readOnly) continue
    const problem = checkValue(field, values[field.id])
    if (problem) problems[field.id] = problem
  }
  return problems
}

export function checkValue(field, value) {
  const blank = isEmpty(value) || (typeof value === 'string' && value.trim() === '')
  // A required checkbox would have to be ticked, which is not what "required" means for a yes/no field.
  if (blank)
    return field.required && field.type !== 'boolean' ? `${field.label} is required.` : null
  switch (field.type) {
    case 'text':
      return field.maxLength !== undefined && String(value).length > field.maxLength
        ? `Use at most ${field.maxLength} characters.`
        : null
    case 'number':
      return checkNumber(field, Number(value))
    case 'money':
      return Number.isFinite(Number(value)) ? null : 'Enter an amount.'
    case 'rating':
      return Number(value) >= 1 && Number(value) <= field.max ? null : `Choose 1 to ${field.max}.`
    case 'email':
      return isEmail(String(value)) ? null : emailProblem
    case 'phone':
      return /^\+?[\d\s()./-]{5,}$/.test(String(value).trim()) ? null : 'Enter a phone number.'
    case 'url':
      return isWebAddress(String(value)) ? null : 'Enter an address such as https://example.com.'
    case 'date':
    case 'dateTime':
      return fromIso(String(value)) ? null : 'Enter a date.'
    default:
      return null
  }
}

export const emailProblem = 'Enter an email address such as name@example.com.'

/** Whether it can be one; only a message to it would tell. */
export function isEmail(text) {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
}

/** Only web addresses: a stored link must never run a script. */
export function isWebAddress(text) {
  return /^https?:\/\/[^\s]+\.[^\s]+$/i.test(text.trim())
}

function checkNumber(field, value) {
  if (!Number.isFinite(value)) return 'Enter a number.'
  if (field.integer && !Number.isInteger(value)) return 'Enter a whole number.'
  if (field.min !== undefined && value < field.min) return `Enter ${field.min} or more.`
  if (field.max !== undefined && value > field.max) return `Enter ${field.max} or less.`
  return null
}
