import type { Pictogram as PictogramName } from '../../lib/site/pictograms'
import { Pictogram } from '../ui/Pictogram'
import { Section, type SectionProps } from './Section'

export interface Feature {
  icon?: PictogramName
  title: string
  text: string
}

interface Props extends SectionProps {
  items: readonly Feature[]
}

export function Features({ items, ...section }: Props) {
  return (
    <Section {...section}>
      <ul className="grid gap-x-10 gap-y-12 sm:grid-cols-2 lg:grid-cols-3">
        {items.map((item) => (
          <li key={item.title} className="group">
            <span className="mb-4 grid size-12 place-items-center rounded-xl bg-soft text-accent transition group-hover:bg-primary group-hover:text-on-primary">
              <Pictogram name={item.icon ?? 'spark'} />
            </span>
            <h3 className="text-lg font-semibold tracking-tight">{item.title}</h3>
            <p className="mt-1.5 leading-relaxed text-muted">{item.text}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
