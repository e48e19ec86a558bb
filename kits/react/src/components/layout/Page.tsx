import type { ReactNode } from 'react'

interface Props {
  title: string
  intro?: string
  children: ReactNode
}

/** A page of the app: its heading and, below, its parts. */
export function Page({ title, intro, children }: Props) {
  return (
    <div className="mx-auto flex max-w-6xl flex-col gap-6 px-4 pt-8 pb-20 sm:px-6 sm:pt-10">
      <header>
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
