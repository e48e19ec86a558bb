import { ActionLink, type Action } from './ActionLink'

interface Props {
  heading: string
  eyebrow?: string
  text?: string
  primaryAction?: Action
  secondaryAction?: Action
  facts?: readonly { value: string; label: string }[]
}

export function Hero({
  heading,
  eyebrow,
  text,
  primaryAction,
  secondaryAction,
  facts = [],
}: Props) {
  return (
    <section className="relative overflow-hidden">
      <Backdrop />
      <div className="relative mx-auto max-w-6xl px-5 pt-20 pb-16 sm:px-8 sm:pt-32 sm:pb-24">
        {eyebrow && (
          <p className="mb-5 inline-block rounded-full bg-soft px-3.5 py-1 text-sm font-medium text-accent">
            {eyebrow}
          </p>
        )}
        <h1 className="max-w-3xl text-4xl leading-[1.08] font-semibold tracking-tight sm:text-6xl">
          {heading}
        </h1>
        {text && (
          <p className="mt-6 max-w-xl text-lg leading-relaxed text-muted sm:text-xl">{text}</p>
        )}
        {(primaryAction ?? secondaryAction) && (
          <div className="mt-9 flex flex-wrap gap-3">
            {primaryAction && <ActionLink action={primaryAction} />}
            {secondaryAction && <ActionLink action={secondaryAction} look="secondary" />}
          </div>
        )}
        {facts.length > 0 && (
          <dl className="mt-16 flex flex-wrap gap-x-12 gap-y-6 border-t border-line pt-8">
            {facts.map((fact) => (
              <div key={fact.label} className="flex flex-col-reverse">
                <dt className="text-sm text-muted">{fact.label}</dt>
                <dd className="text-3xl font-semibold tracking-tight">{fact.value}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </section>
  )
}

/** Soft shapes in the app's colour. */
function Backdrop() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 600 600"
      className="pointer-events-none absolute -top-24 -right-40 w-[44rem] max-w-none opacity-40 sm:opacity-100"
    >
      <circle cx="360" cy="240" r="230" className="fill-soft" />
      <circle cx="360" cy="240" r="160" className="fill-primary opacity-10" />
      <circle cx="500" cy="420" r="90" className="fill-primary opacity-15" />
      <circle cx="180" cy="120" r="36" className="fill-primary opacity-25" />
    </svg>
  )
}
