import { useId, type ReactNode } from 'react'
import { cx } from '../../lib/cx'

interface Props {
  /** For links such as `#pricing`. */
  id?: string
  heading?: string
  text?: string
  /** On a ground that sets it off from its neighbours. */
  tinted?: boolean
  /** The heading stands in the middle. */
  centered?: boolean
  children: ReactNode
}

/** What sections have in common. */
export interface SectionProps {
  id?: string
  heading?: string
  text?: string
  tinted?: boolean
}

/** A full-width part of a page. */
export function Section({ id, heading, text, tinted, centered, children }: Props) {
  const headingId = useId()
  return (
    <section
      id={id}
      aria-labelledby={heading ? headingId : undefined}
      className={cx('scroll-mt-16 py-16 sm:py-24', tinted && 'border-y border-line bg-surface')}
    >
      <div className="rise mx-auto max-w-6xl px-5 sm:px-8">
        {(heading || text) && (
          <header className={cx('mb-10 max-w-2xl sm:mb-14', centered && 'mx-auto text-center')}>
            {heading && (
              <h2
                id={headingId}
                className="text-3xl leading-tight font-semibold tracking-tight sm:text-4xl"
              >
                {heading}
              </h2>
            )}
            {text && <p className="mt-3 text-lg leading-relaxed text-muted">{text}</p>}
          </header>
        )}
        {children}
      </div>
    </section>
  )
}
