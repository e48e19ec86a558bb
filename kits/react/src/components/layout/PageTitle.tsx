import { cx } from '../../lib/cx'

interface Props {
  title: string
  intro?: string
  centered?: boolean
}

/** The main heading of a page. */
export function PageTitle({ title, intro, centered }: Props) {
  return (
    <header className={cx('flex flex-col', centered && 'items-center text-center')}>
      <span
        aria-hidden="true"
        className="mb-4 h-1.5 w-11 rounded-full border border-edge bg-primary"
      />
      <h1 className="text-3xl font-semibold tracking-tight sm:text-4xl">{title}</h1>
      {intro && <p className="mt-2 max-w-2xl text-lg text-muted">{intro}</p>}
    </header>
  )
}
