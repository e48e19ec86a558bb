/** Pages that every app with accounts has. */
export const LOGIN = 'login'
export const SIGN_UP = 'signup'
export const PROFILE = 'profile'

let before = '#/'

/** Remembers where somebody was before they went to log in. */
export function rememberPlace(hash: string): void {
  // `#pricing` is a place on a page, not a page.
  if (hash !== '' && !hash.startsWith('#/')) return
  const page = hash.replace(/^#\/?/, '')
  if (![LOGIN, SIGN_UP, PROFILE].includes(page)) before = hash === '' ? '#/' : hash
}

/** Goes back there, unless the form to log in stood in the page's own place. */
export function returnToPlace(): void {
  const page = location.hash.replace(/^#\/?/, '')
  if ([LOGIN, SIGN_UP].includes(page)) location.hash = before
}
