import { cx } from '../../lib/cx'

interface Props {
  heading?: string
  names: readonly string[]
}

/** Lettering that differs from name to name, as marks do. */
const letterings = [
  'font-semibold tracking-tight',
  'font-serif italic',
  'text-lg font-bold tracking-[0.18em] uppercase',
  'font-mono font-medium',
  'font-serif font-bold',
  'text-lg font-light tracking-widest',
]

/** Partners and customers by their names. */
export function Logos({ heading = 'Trusted by', names }: Props) {
  return (
    <section className="border-y border-line py-10">
      <div className="mx-auto max-w-6xl px-5 sm:px-8">
        <h2 className="text-center text-sm font-medium text-muted">{heading}</h2>
        <ul className="mt-6 flex flex-wrap items-center justify-center gap-x-10 gap-y-5">
          {names.map((name, index) => (
            <li
              key={name}
              className={cx('text-xl text-muted transition hover:text-ink', letterings[index % 6])}
            >
              {name}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
