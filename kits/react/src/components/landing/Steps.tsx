import { Section, type SectionProps } from './Section'

interface Props extends SectionProps {
  items: readonly { title: string; text?: string }[]
}

/** What happens one after the other. */
export function Steps({ heading = 'How it works', items, ...section }: Props) {
  return (
    <Section heading={heading} {...section}>
      <ol className="grid gap-x-8 gap-y-10 sm:grid-cols-[repeat(auto-fit,minmax(13rem,1fr))]">
        {items.map((item, index) => (
          <li key={item.title} className="relative">
            <div className="mb-4 flex items-center gap-4">
              <span
                aria-hidden="true"
                className="grid size-11 shrink-0 place-items-center rounded-full border border-edge bg-primary text-lg font-semibold text-on-primary"
              >
                {index + 1}
              </span>
              {index < items.length - 1 && <span className="hidden h-px flex-1 bg-line sm:block" />}
            </div>
            <h3 className="text-lg font-semibold tracking-tight">{item.title}</h3>
            {item.text && <p className="mt-1.5 leading-relaxed text-muted">{item.text}</p>}
          </li>
        ))}
      </ol>
    </Section>
  )
}
