/** Shared by everything the user types or chooses in. */
export const inputStyle =
  'h-10 w-full rounded-lg border border-control bg-surface px-3 text-sm text-ink shadow-xs transition ' +
  'hover:border-muted focus-visible:border-accent focus-visible:outline-2 focus-visible:-outline-offset-1 ' +
  'aria-invalid:border-danger'

export const cardStyle = 'rounded-2xl border border-line bg-surface shadow-card'
