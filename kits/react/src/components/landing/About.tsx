import { cx } from '../../lib/cx'
import type { Pictogram as PictogramName } from '../../lib/site/pictograms'
import { ActionLink, type Action } from '../ui/ActionLink'
import { Cover } from '../ui/Cover'
import { Pictogram } from '../ui/Pictogram'
import { Section, type SectionProps } from './Section'

export interface Value {
  icon?: PictogramName
  title: string
  text?: string
}

interface Props extends Omit<SectionProps, 'text'> {
  /** Paragraphs, separated by empty lines. */
  body: string
  /** What one stands for. */
  values?: readonly Value[]
  action?: Action
  /** Address of a picture; without it, one is drawn. */
  image?: string
  subject?: string
}

/** A story beside a picture, and what one stands for. */
export function About({
  heading = 'About us',
  body,
  values = [],
  action,
  image,
  subject,
  ...section
}: Props) {
  const look = 'aspect-4/3 w-full rounded-3xl shadow-card'
  return (
    <Section {...section}>
      <div className="grid items-center gap-10 lg:grid-cols-2 lg:gap-16">
        {image ? (
          <img src={image} alt="" className={cx(look, 'object-cover')} />
        ) : (
          <Cover title={heading} subject={subject} letter={false} className={look} />
        )}
        <div>
          <h2 className="text-3xl font-semibold tracking-tight sm:text-4xl">{heading}</h2>
          <div className="mt-5 flex flex-col gap-4 text-lg leading-relaxed text-muted">
            {body.split(/\n{2,}/).map((paragraph) => (
              <p key={paragraph} className="whitespace-pre-line">
                {paragraph}
              </p>
            ))}
          </div>
          {action && <ActionLink action={action} className="mt-7" />}
        </div>
      </div>
      {values.length > 0 && (
        <ul className="mt-14 grid gap-8 border-t border-line pt-12 sm:grid-cols-[repeat(auto-fit,minmax(13rem,1fr))]">
          {values.map((value) => (
            <li key={value.title} className="flex gap-4">
              <span className="grid size-11 shrink-0 place-items-center rounded-xl bg-soft text-accent">
                <Pictogram name={value.icon ?? 'heart'} />
              </span>
              <div>
                <h3 className="font-semibold tracking-tight">{value.title}</h3>
                {value.text && <p className="mt-1 text-muted">{value.text}</p>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
