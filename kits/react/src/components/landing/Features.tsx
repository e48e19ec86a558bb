import { pictograms, type Pictogram } from './pictograms'
import { Section } from './Section'

export interface Feature {
  icon?: Pictogram
  title: string
  text: string
}

interface Props {
  id?: string
  heading?: string
  text?: string
  items: readonly Feature[]
}

export function Features({ id, heading, text, items }: Props) {
  return (
    <Section id={id} heading={heading} text={text} tinted>
      <ul className="grid gap-x-10 gap-y-12 sm:grid-cols-2 lg:grid-cols-3">
        {items.map((item) => (
          <li key={item.title}>
            <span className="mb-4 grid size-11 place-items-center rounded-xl bg-soft text-accent">
              <svg
                viewBox="0 0 24 24"
                aria-hidden="true"
                className="size-6"
                fill="none"
                stroke="currentColor"
                strokeWidth="1.7"
                strokeLinecap="round"
                strokeLinejoin="round"
              >
                {pictograms[item.icon ?? 'spark']}
              </svg>
            </span>
            <h3 className="text-lg font-semibold tracking-tight">{item.title}</h3>
            <p className="mt-1.5 leading-relaxed text-muted">{item.text}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
