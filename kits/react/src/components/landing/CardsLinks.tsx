import { pictogramFor } from '../../lib/site/subjects'
import type { Pictogram as PictogramName } from '../../lib/site/pictograms'
import { Icon } from '../ui/Icon'
import { Pictogram } from '../ui/Pictogram'
import { cardStyle } from '../ui/styles'
import { Section, type SectionProps } from './Section'

export interface CardLink {
  title: string
  href: string
  text?: string
  icon?: PictogramName
}

interface Props extends SectionProps {
  items: readonly CardLink[]
}

/** The pages of the site as cards to choose from. */
export function CardsLinks({ items, ...section }: Props) {
  return (
    <Section {...section}>
      <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {items.map((item) => (
          <li key={item.href}>
            <a
              href={item.href}
              className={`${cardStyle} group flex h-full flex-col p-6 transition hover:-translate-y-1 hover:border-accent hover:shadow-float`}
            >
              <span className="grid size-12 place-items-center rounded-xl bg-soft text-accent transition group-hover:bg-primary group-hover:text-on-primary">
                <Pictogram name={item.icon ?? pictogramFor(item.title) ?? 'spark'} />
              </span>
              <span className="mt-5 flex items-center gap-1.5 text-lg font-semibold tracking-tight">
                {item.title}
                <Icon
                  name="right"
                  className="size-4.5 text-accent transition group-hover:translate-x-1"
                />
              </span>
              {item.text && <span className="mt-1.5 leading-relaxed text-muted">{item.text}</span>}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
