import { Section, type SectionProps } from './Section'

interface Props extends SectionProps {
  items: readonly { when: string; title: string; text?: string }[]
}

/** Milestones in their order. */
export function TimelineSection({ heading = 'Our story so far', items, ...section }: Props) {
  return (
    <Section heading={heading} beside {...section}>
      <ol className="ml-2 max-w-3xl border-l-2 border-line">
        {items.map((item) => (
          <li key={`${item.when} ${item.title}`} className="relative pb-10 pl-8 last:pb-0">
            <span
              aria-hidden="true"
              className="absolute top-1 -left-[0.5625rem] size-4 rounded-full border border-edge bg-primary"
            />
            <p className="text-sm font-semibold text-accent">{item.when}</p>
            <h3 className="mt-0.5 text-lg font-semibold tracking-tight">{item.title}</h3>
            {item.text && <p className="mt-1 leading-relaxed text-muted">{item.text}</p>}
          </li>
        ))}
      </ol>
    </Section>
  )
}
