/** One thing that the words of a prompt ask for. `run` throws when the app does not do it. */
export const check = (kind, name, run) => ({ kind, name, run })

/** The ISO date of a day counted from today, in the local time zone. */
export function day(offset) {
  const date = new Date()
  date.setDate(date.getDate() + offset)
  const two = (number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Matches a number however it is grouped and rounded: 1234.5 as "1,234.50", "1234.5", "1 234,50". */
export function number(value) {
  const [whole, fraction = ''] = String(value).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '[,. \u00a0\u202f]?')
  const rest = fraction === '' ? '(?:[.,]0+)?' : `[.,]${fraction}\\d*`
  return new RegExp(`(?<![\\d.,])${grouped}${rest}(?!\\d)`)
}

/** Matches an ISO date the way apps write it: "2026-03-05", "5 Mar", "March 5", "05/03/2026", "3/5/26". */
export function shownDate(iso) {
  const [year, month, day] = iso.split('-')
  const name = new Date(`${iso}T12:00`).toLocaleString('en', { month: 'short' })
  const [m, d] = [`0?${Number(month)}`, `0?${Number(day)}`]
  const years = `(?:${year}|${year.slice(2)})`
  const forms = [
    `${year}[-/.]${m}[-/.]${d}`,
    `${d}(?:st|nd|rd|th|\\.)? (?:of )?${name}[a-z]*`,
    `${name}[a-z]*\\.? ${d}(?:st|nd|rd|th)?`,
    `${m}[-/.]${d}[-/.]${years}`,
    `${d}[-/.]${m}[-/.]${years}`,
  ]
  return new RegExp(`\\b(?:${forms.join('|')})(?!\\d)`, 'i')
}
