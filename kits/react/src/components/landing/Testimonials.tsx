import { cardStyle } from '../ui/styles'
import { Initials } from '../ui/Initials'
import { Section, type SectionProps } from './Section'

interface Props extends Omit<SectionProps, 'text'> {
  items: readonly { quote: string; name: string; role?: string }[]
}

export function Testimonials({ items, ...section }: Props) {
  return (
    <Section {...section}>
      <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {items.map((item) => (
          <li key={item.name} className={`${cardStyle} flex flex-col p-7`}>
            <span aria-hidden="true" className="h-8 font-serif text-6xl leading-none text-accent">
              “
            </span>
            <blockquote className="mt-3 flex-1 text-lg leading-relaxed">{item.quote}</blockquote>
            <div className="mt-6 flex items-center gap-3 border-t border-line pt-5">
              <Initials name={item.name} className="size-11 text-sm" />
              <p className="text-sm">
                <span className="block font-medium">{item.name}</span>
                {item.role && <span className="text-muted">{item.role}</span>}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
