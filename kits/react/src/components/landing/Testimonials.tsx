import { Section } from './Section'

interface Props {
  id?: string
  heading?: string
  items: readonly { quote: string; name: string; role?: string }[]
}

export function Testimonials({ id, heading, items }: Props) {
  return (
    <Section id={id} heading={heading}>
      <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {items.map((item) => (
          <li
            key={item.name}
            className="flex flex-col rounded-2xl border border-line bg-surface p-6 shadow-card"
          >
            <blockquote className="flex-1 text-lg leading-relaxed">“{item.quote}”</blockquote>
            <div className="mt-6 flex items-center gap-3">
              <span
                aria-hidden="true"
                className="grid size-10 place-items-center rounded-full bg-soft font-semibold text-accent"
              >
                {item.name.charAt(0)}
              </span>
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
