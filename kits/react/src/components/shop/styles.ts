/** Links that look like buttons, because they are the next step. */
export const linkStyle = {
  primary:
    'inline-flex h-10 items-center justify-center rounded-lg bg-primary px-4 text-sm font-medium text-on-primary shadow-sm transition hover:brightness-110',
  secondary:
    'inline-flex h-10 items-center justify-center rounded-lg border border-line bg-surface px-4 text-sm font-medium shadow-sm transition hover:bg-sunken',
}
