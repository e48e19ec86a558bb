import type { ReactNode } from 'react'
import { cx } from '../../lib/cx'

interface Props {
  title: string
  intro?: string
  /** For a single tool that would be lost in the full width. */
  narrow?: boolean
  children: ReactNode
}

/** A page of the app: its heading and, below, its parts. */
export function Page({ title, intro, narrow, children }: Props) {
  return (
    <div
      className={cx(
        'mx-auto flex flex-col gap-6 px-4 pt-8 pb-20 sm:px-6 sm:pt-10',
        narrow ? 'max-w-3xl' : 'max-w-6xl',
      )}
    >
      <header className={narrow ? 'mb-2 flex flex-col items-center text-center' : undefined}>
        <h1 className="text-2xl font-semibold tracking-tight sm:text-3xl">{title}</h1>
        {intro && <p className="mt-1.5 max-w-2xl text-muted">{intro}</p>}
      </header>
      {children}
    </div>
  )
}

/** A part of a page, with its own heading where it has one. */
export function Part({ heading, children }: { heading?: string; children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col gap-4">
      {heading && <h2 className="text-lg font-semibold tracking-tight">{heading}</h2>}
      {children}
    </section>
  )
}
