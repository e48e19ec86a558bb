import { Section } from './Section'

interface Props {
  id?: string
  heading?: string
  text?: string
  items: readonly { title: string; text?: string; image?: string }[]
}

export function Gallery({ id, heading, text, items }: Props) {
  return (
    <Section id={id} heading={heading} text={text} tinted>
      <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {items.map((item, index) => (
          <li key={item.title}>
            <figure>
              {item.image ? (
                <img
                  src={item.image}
                  alt=""
                  loading="lazy"
                  className="aspect-4/3 w-full rounded-2xl object-cover"
                />
              ) : (
                <Tile index={index} />
              )}
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

/** A tile in the app's colour, different for each place, where there is no picture. */
function Tile({ index }: { index: number }) {
  const turn = index * 47
  return (
    <svg viewBox="0 0 400 300" aria-hidden="true" className="w-full rounded-2xl bg-soft">
      <g transform={`rotate(${turn} 200 150)`} className="fill-primary">
        <circle cx="110" cy="90" r={60 + (index % 3) * 22} className="opacity-20" />
        <circle cx="270" cy="190" r={90 - (index % 4) * 12} className="opacity-30" />
        <rect x="220" y="40" width="90" height="90" rx="20" className="opacity-25" />
      </g>
    </svg>
  )
}
