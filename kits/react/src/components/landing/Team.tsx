import { Initials } from '../ui/Initials'
import { cardStyle } from '../ui/styles'
import { Section, type SectionProps } from './Section'

interface Props extends SectionProps {
  items: readonly { name: string; role: string; text?: string; image?: string; email?: string }[]
}

/** The people behind it. */
export function Team({ heading = 'Our team', items, ...section }: Props) {
  return (
    <Section heading={heading} {...section}>
      <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
        {items.map((person) => (
          <li
            key={person.name}
            className={`${cardStyle} flex flex-col items-center p-6 text-center transition hover:-translate-y-1 hover:shadow-float`}
          >
            {person.image ? (
              <img src={person.image} alt="" className="size-24 rounded-full object-cover" />
            ) : (
              <Initials name={person.name} className="size-24 text-3xl" />
            )}
            <h3 className="mt-4 text-lg font-semibold tracking-tight">{person.name}</h3>
            <p className="text-sm font-medium text-accent">{person.role}</p>
            {person.text && (
              <p className="mt-3 text-sm leading-relaxed text-muted">{person.text}</p>
            )}
            {person.email && (
              <a
                href={`mailto:${person.email}`}
                className="mt-3 text-sm text-accent underline underline-offset-4"
              >
                Email {person.name}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
