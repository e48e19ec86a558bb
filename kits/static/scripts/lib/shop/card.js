/** What is typed of a card. Only its last four digits are ever kept. */

export const emptyCard = { number: '', expiry: '', cvc: '' }

/** Whether it looks like a card; nothing is charged, so that no check goes further than the form of the numbers. */
export function checkCard(card, now) {
  const problems = {}
  const length = digitsOf(card.number).length
  if (/[^\d\s-]/.test(card.number) || length < 13 || length > 19)
    problems.number = 'Enter the 13 to 19 digits on the card.'
  const expiry = checkExpiry(card.expiry, now)
  if (expiry) problems.expiry = expiry
  if (!/^\d{3,4}$/.test(card.cvc.trim())) problems.cvc = 'Enter the 3 or 4 digits.'
  return problems
}

export function lastFour(number) {
  return digitsOf(number).slice(-4)
}

/** In groups of four, as on the card. */
export function groupDigits(number) {
  return (
    digitsOf(number)
      .slice(0, 19)
      .match(/.{1,4}/g)
      ?.join(' ') ?? ''
  )
}

/** `1230` is meant as 12/30. */
export function formatExpiry(text) {
  const digits = digitsOf(text).slice(0, 4)
  return digits.length > 2 ? `${digits.slice(0, 2)}/${digits.slice(2)}` : digits
}

function checkExpiry(text, now) {
  const match = /^(\d{2})\s*\/\s*(\d{2})$/.exec(text.trim())
  const month = Number(match?.[1])
  if (!match || month < 1 || month > 12) return 'Enter month and year, such as 09/30.'
  // A card is good until the end of its month.
  const end = new Date(2000 + Number(match[2]), month, 1)
  return end.getTime() <= now.getTime() ? 'This card has expired.' : null
}

function digitsOf(text) {
  return text.replace(/\D/g, '')
}
