import { cx } from '../../lib/cx'

const colours = [
  'bg-sky-200 text-sky-950',
  'bg-emerald-200 text-emerald-950',
  'bg-amber-200 text-amber-950',
  'bg-pink-200 text-pink-950',
  'bg-violet-200 text-violet-950',
  'bg-orange-200 text-orange-950',
] as const

interface Props {
  name: string
  picture?: string
  small?: boolean
}

/** A person's picture, else the initials on a colour that is always the same for the name. */
export function Avatar({ name, picture, small }: Props) {
  const size = small ? 'size-8 text-xs' : 'size-10 text-sm'
  if (picture)
    return <img src={picture} alt="" className={`${size} shrink-0 rounded-full object-cover`} />
  return (
    <span
      aria-hidden="true"
      className={cx(
        'grid shrink-0 place-items-center rounded-full font-semibold',
        size,
        colourOf(name),
      )}
    >
      {initials(name)}
    </span>
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map(
    (word) => word?.charAt(0) ?? '',
  )
  return letters.join('').toLocaleUpperCase() || '?'
}

function colourOf(name: string): string {
  const sum = [...name].reduce((total, letter) => total + letter.charCodeAt(0), 0)
  return colours[sum % colours.length] ?? colours[0]
}
