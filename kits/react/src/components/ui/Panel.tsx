import { useId, type ReactNode } from 'react'
import { cardStyle } from './styles'

/** A titled card of a page made of several forms. */
export function Panel({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={`${cardStyle} flex flex-col gap-5 p-5 sm:p-6`}>
      <h2 id={id} className="text-lg font-semibold tracking-tight">
        {title}
      </h2>
      {children}
    </section>
  )
}
