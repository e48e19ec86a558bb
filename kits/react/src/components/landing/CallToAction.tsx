import { ActionLink, type Action } from '../ui/ActionLink'
import { Cover } from '../ui/Cover'

interface Props {
  heading: string
  text?: string
  action: Action
}

export function CallToAction({ heading, text, action }: Props) {
  return (
    <section className="mx-auto max-w-6xl px-5 py-16 sm:px-8">
      <div className="rise relative isolate flex flex-col items-start gap-6 overflow-hidden rounded-3xl border border-edge bg-primary px-7 py-12 text-on-primary shadow-float sm:px-14 sm:py-16 lg:flex-row lg:items-center lg:justify-between">
        <Cover
          title={heading}
          plain
          className="absolute inset-y-0 right-0 -z-10 h-full w-1/2 mask-[linear-gradient(to_left,black,transparent)] opacity-20"
        />
        <div className="max-w-2xl">
          <h2 className="text-3xl font-semibold tracking-tight sm:text-4xl">{heading}</h2>
          {text && <p className="mt-2 text-lg">{text}</p>}
        </div>
        <ActionLink action={action} look="inverted" className="shrink-0" />
      </div>
    </section>
  )
}
