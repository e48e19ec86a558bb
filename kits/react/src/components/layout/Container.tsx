import type { ReactNode } from 'react'

/** Keeps an ordinary part in the page's column between full-width sections. */
export function Container({ children }: { children: ReactNode }) {
  return <div className="mx-auto max-w-6xl px-5 py-10 sm:px-8">{children}</div>
}
