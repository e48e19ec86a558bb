import { groupBy } from '../../lib/site/groups'
import { Section, type SectionProps } from './Section'

export interface Dish {
  /** The heading it stands under. */
  category?: string
  name: string
  /** With its currency. */
  price?: string
  text?: string
  /** `vegan`, `spicy`. */
  tags?: readonly string[]
}

interface Props extends SectionProps {
  items: readonly Dish[]
}

/** A menu as a restaurant prints it: by category, with prices. */
export function MenuList({ heading = 'Menu', items, ...section }: Props) {
  const groups = groupBy(items, (item) => item.category ?? '')
  return (
    <Section heading={heading} {...section}>
      <div className="columns-1 gap-x-16 lg:columns-2">
        {groups.map(({ name, entries }) => (
          <div key={name} className="mb-12 break-inside-avoid">
            {name && (
              <h3 className="mb-4 border-b border-line pb-2 font-serif text-2xl text-accent">
                {name}
              </h3>
            )}
            <ul className="flex flex-col gap-5">
              {entries.map((dish) => (
                <li key={dish.name}>
                  <p className="flex items-baseline gap-2">
                    <span className="font-semibold">{dish.name}</span>
                    <span
                      aria-hidden="true"
                      className="min-w-4 flex-1 border-b border-dotted border-control"
                    />
                    {dish.price && (
                      <span className="font-medium whitespace-nowrap tabular-nums">
                        {dish.price}
                      </span>
                    )}
                  </p>
                  {dish.text && <p className="mt-0.5 max-w-prose text-muted">{dish.text}</p>}
                  {dish.tags && dish.tags.length > 0 && (
                    <p className="mt-1 text-sm text-accent">{dish.tags.join(' · ')}</p>
                  )}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  )
}
