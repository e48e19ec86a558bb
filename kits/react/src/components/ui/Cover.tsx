import { useMemo, type CSSProperties } from 'react'
import { cx } from '../../lib/cx'
import { COVER_HEIGHT, COVER_WIDTH, coverArt } from '../../lib/site/cover'

interface Props {
  title: string
  /** What kind of thing it is: the name of its entity, its category. */
  subject?: string
  /** Only the pattern, for grounds of texts. */
  plain?: boolean
  /** Where the subject is unknown, the title's first letter stands for it. */
  letter?: boolean
  className?: string
}

/** A drawn picture for what has none: always the same for the same title, in the colours of the app. */
export function Cover({ title, subject, plain, letter = true, className }: Props) {
  const art = useMemo(() => coverArt(title, subject), [title, subject])
  const marked = !plain && (art.pictogram !== null || letter)
  return (
    <svg
      viewBox={`0 0 ${COVER_WIDTH} ${COVER_HEIGHT}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      className={cx('cover', art.look, className)}
      style={{ '--turn': art.turn } as CSSProperties}
    >
      {art.shapes.map(({ d, strength, line }) => (
        <path
          key={d}
          d={d}
          opacity={strength}
          fill={line ? 'none' : undefined}
          stroke={line ? undefined : 'none'}
          strokeWidth={line}
        />
      ))}
      {marked && <circle cx="200" cy="150" r="66" stroke="none" className="cover-disc" />}
      {marked && art.pictogram && (
        <path
          d={art.pictogram}
          transform="translate(158 108) scale(3.5)"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
      {marked && !art.pictogram && (
        <text
          x="200"
          y="174"
          textAnchor="middle"
          stroke="none"
          fill="currentColor"
          className="text-7xl font-semibold"
        >
          {art.letter}
        </text>
      )}
    </svg>
  )
}
