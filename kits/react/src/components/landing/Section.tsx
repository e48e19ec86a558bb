import { useId, type ReactNode } from 'react'
import { cx } from '../../lib/cx'

interface Props {
  /** For links such as `#pricing`. */
  id?: string
  heading?: string
  text?: string
  /** On a ground that sets it off from its neighbours. */
  tinted?: boolean
  /** In wide windows the heading stands beside the content, which needs less than the full width. */
  beside?: boolean
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
export function Section({ id, heading, text, tinted, beside, children }: Props) {
  const headingId = useId()
  return (
    <section
      id={id}
      aria-labelledby={heading ? headingId : undefined}
      className={cx(
        'scroll-mt-16 py-16 sm:py-24',
        tinted && 'border-y border-line bg-surface',
        // Right below the heading of the page.
        !tinted && !heading && 'pt-8 sm:pt-10',
      )}
    >
      <div
        className={cx(
          'rise mx-auto max-w-6xl px-5 sm:px-8',
          beside && heading && 'lg:grid lg:grid-cols-[1fr_1.7fr] lg:gap-16',
        )}
      >
        {(heading || text) && (
          <header className="mb-10 max-w-2xl sm:mb-14">
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
