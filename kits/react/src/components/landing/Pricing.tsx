import { useState } from 'react'
import { cx } from '../../lib/cx'
import { ActionLink, type Action } from '../ui/ActionLink'
import { Icon } from '../ui/Icon'
import { Segments } from '../ui/Segments'
import { Section, type SectionProps } from './Section'

interface Plan {
  name: string
  price: string
  period?: string
  yearlyPrice?: string
  text?: string
  features?: readonly string[]
  highlighted?: boolean
  action?: Action
}

interface Props extends SectionProps {
  plans: readonly Plan[]
}

type Billing = 'monthly' | 'yearly'

const billings = [
  { value: 'monthly', label: 'Monthly' },
  { value: 'yearly', label: 'Yearly' },
] as const

/** Plans side by side; with prices by the year, one can switch between these and those by the month. */
export function Pricing({ plans, ...section }: Props) {
  const [billing, setBilling] = useState<Billing>('monthly')
  const byYear = (plan: Plan) => (billing === 'yearly' ? plan.yearlyPrice : undefined)
  return (
    <Section {...section}>
      {plans.some((plan) => plan.yearlyPrice) && (
        <div className="mb-8">
          <Segments label="Billing" value={billing} options={billings} onChange={setBilling} />
        </div>
      )}
      <ul className="grid items-stretch gap-5 sm:grid-cols-[repeat(auto-fit,minmax(17rem,26rem))]">
        {plans.map((plan) => (
          <li
            key={plan.name}
            className={cx(
              'flex flex-col rounded-2xl border bg-surface p-7 transition hover:shadow-float',
              plan.highlighted
                ? 'border-edge shadow-float ring-1 ring-edge'
                : 'border-line shadow-card',
            )}
          >
            <div className="flex items-center justify-between gap-3">
              <h3 className="font-semibold">{plan.name}</h3>
              {plan.highlighted && (
                <span className="rounded-full border border-edge bg-primary px-2.5 py-0.5 text-xs font-medium text-on-primary">
                  Popular
                </span>
              )}
            </div>
            <p className="mt-3 flex flex-wrap items-baseline gap-x-1.5">
              <span className="text-4xl font-semibold tracking-tight">
                {byYear(plan) ?? plan.price}
              </span>
              {plan.period && (
                <span className="text-sm text-muted">
                  {byYear(plan) ? 'per year' : plan.period}
                </span>
              )}
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
