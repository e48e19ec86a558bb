import { useId, useState } from 'react'
import { ActionLink, type Action } from '../ui/ActionLink'
import { IconButton } from '../ui/Button'
import { Cover } from '../ui/Cover'
import { Section, type SectionProps } from './Section'

interface Slide {
  title: string
  text?: string
  image?: string
  action?: Action
}

interface Props extends SectionProps {
  items: readonly Slide[]
  subject?: string
}

/** One slide at a time. Moves only when asked to. */
export function Carousel({ items, subject, ...section }: Props) {
  const id = useId()
  const [at, setAt] = useState(0)
  const slide = items[at]
  if (!slide) return null
  const go = (to: number) => setAt((to + items.length) % items.length)
  return (
    <Section {...section}>
      <div
        role="group"
        aria-roledescription="carousel"
        aria-label={section.heading ?? 'Slides'}
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft') go(at - 1)
          if (event.key === 'ArrowRight') go(at + 1)
        }}
        className="overflow-hidden rounded-3xl border border-line bg-surface shadow-card"
      >
        <div
          id={id}
          role="group"
          aria-roledescription="slide"
          aria-label={`${at + 1} of ${items.length}`}
          aria-live="polite"
          className="grid lg:grid-cols-2"
        >
          <div className="aspect-video lg:aspect-auto lg:min-h-96">
            {slide.image ? (
              <img src={slide.image} alt="" className="size-full object-cover" />
            ) : (
              <Cover title={slide.title} subject={subject} letter={false} className="size-full" />
            )}
          </div>
          <div
            key={at}
            className="flex min-h-60 animate-appear flex-col items-start justify-center p-7 sm:p-12"
          >
            <h3 className="text-2xl font-semibold tracking-tight sm:text-3xl">{slide.title}</h3>
            {slide.text && <p className="mt-3 text-lg leading-relaxed text-muted">{slide.text}</p>}
            {slide.action && <ActionLink action={slide.action} className="mt-6" />}
          </div>
        </div>
        <div className="flex items-center justify-center gap-3 border-t border-line px-4 py-2">
          <IconButton
            icon="left"
            label="Previous slide"
            aria-controls={id}
            onClick={() => go(at - 1)}
          />
          {items.map((item, index) => (
            <button
              key={item.title}
              type="button"
              aria-label={`Slide ${index + 1}: ${item.title}`}
              aria-current={index === at}
              onClick={() => setAt(index)}
              className="grid size-6 place-items-center rounded-full before:size-2.5 before:rounded-full before:border before:border-control before:transition aria-[current=true]:before:w-5 aria-[current=true]:before:border-edge aria-[current=true]:before:bg-primary"
            />
          ))}
          <IconButton
            icon="right"
            label="Next slide"
            aria-controls={id}
            onClick={() => go(at + 1)}
          />
        </div>
      </div>
    </Section>
  )
}
