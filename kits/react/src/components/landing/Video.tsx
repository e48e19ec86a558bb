import { useState } from 'react'
import { Cover } from '../ui/Cover'
import { Icon } from '../ui/Icon'
import { Section, type SectionProps } from './Section'

interface Props extends SectionProps {
  title: string
  /** `2:14`. */
  duration?: string
  /** Address of a video file. Until there is one, the place says so. */
  src?: string
  subject?: string
}

/** A film behind its poster. Nothing is loaded before it is started. */
export function Video({ title, duration, src, subject, ...section }: Props) {
  const [started, setStarted] = useState(false)
  const frame = 'aspect-video w-full rounded-3xl'
  return (
    <Section {...section}>
      <figure className="mx-auto max-w-4xl">
        {started && src ? (
          <video src={src} controls autoPlay aria-label={title} className={`${frame} bg-black`} />
        ) : (
          <div className={`${frame} relative overflow-hidden border border-line shadow-float`}>
            <Cover title={title} subject={subject} plain className="size-full" />
            {started ? (
              <p
                role="status"
                className="absolute inset-x-4 bottom-4 rounded-xl bg-surface px-4 py-3 text-center text-ink"
              >
                The film “{title}” has not been added yet.
              </p>
            ) : (
              <button
                type="button"
                aria-label={`Play video: ${title}`}
                onClick={() => setStarted(true)}
                className="group absolute inset-0 grid place-items-center"
              >
                <span className="grid size-20 place-items-center rounded-full border border-edge bg-primary text-on-primary shadow-float transition group-hover:scale-110">
                  <Icon name="play" className="ml-1 size-9 fill-current" />
                </span>
              </button>
            )}
          </div>
        )}
        <figcaption className="mt-4 flex items-baseline justify-between gap-4">
          <span className="font-medium">{title}</span>
          {duration && <span className="text-sm text-muted tabular-nums">{duration}</span>}
        </figcaption>
      </figure>
    </Section>
  )
}
