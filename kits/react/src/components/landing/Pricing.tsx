import { cx } from '../../lib/cx'
import { Icon } from '../ui/Icon'
import { ActionLink, type Action } from './ActionLink'
import { Section } from './Section'

interface Plan {
  name: string
  price: string
  period?: string
  text?: string
  features?: readonly string[]
  highlighted?: boolean
  action?: Action
}

interface Props {
  id?: string
  heading?: string
  text?: string
  plans: readonly Plan[]
}

export function Pricing({ id, heading, text, plans }: Props) {
  return (
    <Section id={id} heading={heading} text={text}>
      <ul className="grid items-stretch gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {plans.map((plan) => (
          <li
            key={plan.name}
            className={cx(
              'flex flex-col rounded-2xl border bg-surface p-7 shadow-card',
              plan.highlighted ? 'border-accent ring-1 ring-accent' : 'border-line',
            )}
          >
            <div className="flex items-center justify-between gap-3">
              <h3 className="font-semibold">{plan.name}</h3>
              {plan.highlighted && (
                <span className="rounded-full bg-soft px-2.5 py-0.5 text-xs font-medium text-accent">
                  Popular
                </span>
              )}
            </div>
            <p className="mt-3 flex items-baseline gap-1.5">
              <span className="text-4xl font-semibold tracking-tight">{plan.price}</span>
              {plan.period && <span className="text-sm text-muted">{plan.period}</span>}
            </p>
            {plan.text && <p className="mt-2 text-muted">{plan.text}</p>}
            <ul className="mt-6 mb-7 flex flex-1 flex-col gap-2.5 text-sm">
              {plan.features?.map((feature) => (
                <li key={feature} className="flex gap-2.5">
                  <Icon name="check" className="mt-px size-4.5 text-accent" />
                  {feature}
                </li>
              ))}
            </ul>
            {plan.action && (
              <ActionLink action={plan.action} look={plan.highlighted ? 'primary' : 'secondary'} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
