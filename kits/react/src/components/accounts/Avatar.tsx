import { cx } from '../../lib/cx'

/** Somebody's picture, or the initials of their name. */
export function Avatar({
  name,
  picture,
  className = 'size-8 text-xs',
}: {
  name: string
  picture: string | null
  className?: string
}) {
  const shape = cx('shrink-0 rounded-full', className)
  if (picture) return <img src={picture} alt="" className={cx(shape, 'object-cover')} />
  return (
    <span
      aria-hidden="true"
      className={cx(shape, 'grid place-items-center bg-soft font-semibold text-accent')}
    >
      {initials(name)}
    </span>
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => Array.from(word ?? '')[0]?.toUpperCase() ?? '').join('')
}
