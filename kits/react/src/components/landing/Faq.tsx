import { Icon } from '../ui/Icon'
import { Section, type SectionProps } from './Section'

interface Props extends Omit<SectionProps, 'text'> {
  items: readonly { question: string; answer: string }[]
}

export function Faq({ heading = 'Questions and answers', items, ...section }: Props) {
  return (
    <Section heading={heading} beside {...section}>
      <div className="max-w-3xl divide-y divide-line border-y border-line">
        {items.map((item) => (
          <details key={item.question} className="group py-1">
            <summary className="flex list-none items-center justify-between gap-4 rounded-lg py-4 text-lg font-medium transition hover:text-accent">
              {item.question}
              <Icon name="down" className="size-5 text-muted transition group-open:rotate-180" />
            </summary>
            <p className="pr-10 pb-5 leading-relaxed whitespace-pre-line text-muted">
              {item.answer}
            </p>
          </details>
        ))}
      </div>
    </Section>
  )
}
