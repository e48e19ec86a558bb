import { Cover } from '../ui/Cover'
import { Section, type SectionProps } from './Section'

interface Props extends SectionProps {
  items: readonly { title: string; text?: string; image?: string }[]
  /** What the drawn pictures are about. */
  subject?: string
}

export function Gallery({ items, subject, ...section }: Props) {
  return (
    <Section {...section}>
      <ul className="grid gap-x-5 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
        {items.map((item) => (
          <li key={item.title}>
            <figure className="group">
              <div className="aspect-4/3 overflow-hidden rounded-2xl border border-line shadow-card">
                <Picture title={item.title} image={item.image} subject={subject} />
              </div>
              <figcaption className="mt-3">
                <span className="font-medium">{item.title}</span>
                {item.text && <span className="block text-sm text-muted">{item.text}</span>}
              </figcaption>
            </figure>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Picture({ title, image, subject }: { title: string; image?: string; subject?: string }) {
  const look = 'size-full transition duration-500 group-hover:scale-105'
  return image ? (
    <img src={image} alt="" loading="lazy" className={`${look} object-cover`} />
  ) : (
    <Cover title={title} subject={subject} letter={false} className={look} />
  )
}
