import { groupBy } from '../../lib/site/groups'
import { Icon } from '../ui/Icon'
import { cardStyle } from '../ui/styles'
import { Section, type SectionProps } from './Section'

export interface Session {
  day: string
  /** `09:30` or `09:30 – 11:00`. */
  time: string
  title: string
  text?: string
  place?: string
  /** Who holds it. */
  who?: string
}

interface Props extends SectionProps {
  items: readonly Session[]
}

/** What happens when, by day. */
export function ScheduleList({ heading = 'Schedule', items, ...section }: Props) {
  const days = groupBy(items, (item) => item.day)
  return (
    <Section heading={heading} {...section}>
      <div className="grid items-start gap-5 lg:grid-cols-[repeat(auto-fit,minmax(20rem,1fr))]">
        {days.map(({ name, entries }) => (
          <div key={name} className={`${cardStyle} p-6`}>
            <h3 className="mb-2 flex items-center gap-2 text-lg font-semibold tracking-tight">
              <Icon name="calendar" className="size-5 text-accent" />
              {name}
            </h3>
            <ol className="divide-y divide-line">
              {entries.map((item) => (
                <li
                  key={`${item.time} ${item.title}`}
                  className="grid gap-x-5 gap-y-1 py-4 last:pb-0 sm:grid-cols-[7rem_1fr]"
                >
                  <p className="font-medium text-accent tabular-nums">{item.time}</p>
                  <div>
                    <p className="font-semibold">{item.title}</p>
                    {item.text && <p className="mt-0.5 text-muted">{item.text}</p>}
                    {(item.who ?? item.place) && (
                      <p className="mt-1 text-sm text-muted">
                        {[item.who, item.place].filter(Boolean).join(' · ')}
                      </p>
                    )}
                  </div>
                </li>
              ))}
            </ol>
          </div>
        ))}
      </div>
    </Section>
  )
}
