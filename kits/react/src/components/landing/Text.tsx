import { Section, type SectionProps } from './Section'

interface Props extends Omit<SectionProps, 'text'> {
  /** Paragraphs, separated by empty lines. */
  body: string
}

export function Text({ body, ...section }: Props) {
  return (
    <Section beside {...section}>
      <div className="flex max-w-2xl flex-col gap-5 text-lg leading-relaxed">
        {body.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph} className="whitespace-pre-line">
            {paragraph}
          </p>
        ))}
      </div>
    </Section>
  )
}
