import type { ReactNode } from 'react'
import { cx } from '../../lib/cx'
import { PageTitle } from './PageTitle'

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
        'mx-auto flex flex-col gap-8 px-5 pt-8 pb-20 sm:px-8 sm:pt-12',
        narrow ? 'max-w-3xl' : 'max-w-6xl',
      )}
    >
      <PageTitle title={title} intro={intro} centered={narrow} />
      {children}
    </div>
  )
}

/** A part of a page, with its own heading where it has one. */
export function Part({ heading, children }: { heading?: string; children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col gap-4">
      {heading && <h2 className="text-xl font-semibold tracking-tight">{heading}</h2>}
      {children}
    </section>
  )
}
