import type { ReactNode } from 'react'
import { cx } from '../../lib/cx'
import { ActionLink, type Action } from '../ui/ActionLink'
import { Cover } from '../ui/Cover'

interface Props {
  heading: string
  /** Beside a picture, in the middle, or on the app's colour. */
  variant?: 'split' | 'centered' | 'banner'
  eyebrow?: string
  text?: string
  primaryAction?: Action
  secondaryAction?: Action
  facts?: readonly { value: string; label: string }[]
  /** Address of a picture; without it, one is drawn. */
  image?: string
  /** What the drawn picture is about. */
  subject?: string
}

/** The opening of a page: what it is, in large letters, and what to do next. */
export function Hero({ variant = 'split', image, subject, ...words }: Props) {
  if (variant === 'split') {
    return (
      <Frame>
        <div className="grid items-center gap-10 lg:grid-cols-[1.1fr_1fr] lg:gap-16">
          <Words {...words} />
          <Picture heading={words.heading} image={image} subject={subject} />
        </div>
      </Frame>
    )
  }
  const banner = variant === 'banner'
  return (
    <Frame
      className={cx(banner && 'bg-primary text-on-primary')}
      ground={
        <Cover
          title={words.heading}
          plain
          className={cx(
            'absolute inset-0 -z-10 size-full',
            banner
              ? 'mask-[linear-gradient(to_left,black,transparent_55%)] opacity-25'
              : 'mask-[linear-gradient(to_bottom,black,transparent)] opacity-20',
          )}
        />
      }
    >
      <div className={cx(!banner && 'flex flex-col items-center text-center')}>
        <Words {...words} inverted={banner} centered={!banner} />
      </div>
    </Frame>
  )
}

function Frame({
  className,
  ground,
  children,
}: {
  className?: string
  /** What lies below the words. */
  ground?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={cx('relative isolate overflow-hidden', className)}>
      {ground}
      <div className="mx-auto max-w-6xl animate-appear px-5 py-16 sm:px-8 sm:py-24">{children}</div>
    </section>
  )
}

function Picture({
  heading,
  image,
  subject,
}: {
  heading: string
  image?: string
  subject?: string
}) {
  const look = 'aspect-4/3 w-full rounded-3xl shadow-float'
  return image ? (
    <img src={image} alt="" className={cx(look, 'object-cover')} />
  ) : (
    <Cover title={heading} subject={subject} letter={false} className={look} />
  )
}

type WordsProps = Omit<Props, 'variant' | 'image' | 'subject'> & {
  inverted?: boolean
  centered?: boolean
}

function Words({
  heading,
  eyebrow,
  text,
  primaryAction,
  secondaryAction,
  facts = [],
  inverted,
  centered,
}: WordsProps) {
  return (
    <div>
      {eyebrow && (
        <p
          className={cx(
            'mb-5 inline-block rounded-full px-3.5 py-1 text-sm font-medium',
            inverted ? 'border border-current' : 'bg-soft text-accent',
          )}
        >
          {eyebrow}
        </p>
      )}
      <h1 className="max-w-3xl text-4xl leading-[1.08] font-semibold tracking-tight text-balance break-words sm:text-6xl lg:text-[3.5rem]">
        {heading}
      </h1>
      {text && (
        <p
          className={cx(
            'mt-6 max-w-xl text-lg leading-relaxed sm:text-xl',
            !inverted && 'text-muted',
            centered && 'mx-auto',
          )}
        >
          {text}
        </p>
      )}
      {(primaryAction ?? secondaryAction) && (
        <div className={cx('mt-9 flex flex-wrap gap-3', centered && 'justify-center')}>
          {primaryAction && (
            <ActionLink action={primaryAction} look={inverted ? 'inverted' : 'primary'} />
          )}
          {secondaryAction && (
            <ActionLink action={secondaryAction} look={inverted ? 'outline' : 'secondary'} />
          )}
        </div>
      )}
      {facts.length > 0 && (
        <dl
          className={cx(
            'mt-12 flex flex-wrap gap-x-12 gap-y-6 border-t pt-8',
            inverted ? 'border-current' : 'border-line',
            centered && 'justify-center',
          )}
        >
          {facts.map((fact) => (
            <div key={fact.label} className="flex flex-col-reverse">
              <dt className={cx('text-sm', !inverted && 'text-muted')}>{fact.label}</dt>
              <dd className="text-3xl font-semibold tracking-tight">{fact.value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
