import { Section } from './Section'

interface Props {
  id?: string
  heading?: string
  /** Paragraphs, separated by empty lines. */
  body: string
}

export function Text({ id, heading, body }: Props) {
  return (
    <Section id={id} heading={heading}>
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
