import { ActionLink, type Action } from './ActionLink'

interface Props {
  heading: string
  text?: string
  action: Action
}

export function CallToAction({ heading, text, action }: Props) {
  return (
    <section className="px-5 py-16 sm:px-8">
      <div className="mx-auto flex max-w-6xl flex-col items-start gap-6 rounded-3xl bg-primary px-7 py-12 text-on-primary sm:px-14 sm:py-16 lg:flex-row lg:items-center lg:justify-between">
        <div className="max-w-2xl">
          <h2 className="text-3xl font-semibold tracking-tight">{heading}</h2>
          {text && <p className="mt-2 text-lg">{text}</p>}
        </div>
        <ActionLink action={action} look="inverted" className="shrink-0" />
      </div>
    </section>
  )
}
