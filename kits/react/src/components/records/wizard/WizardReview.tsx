import type { Values } from '../../../lib/records/collection'
import type { Entity, Field } from '../../../lib/records/fields'
import { useNames } from '../../../lib/records/useNames'
import { Button } from '../../ui/Button'
import { PlainValue } from '../PlainValue'

interface Props {
  entity: Entity
  values: Values
  sections: readonly { title: string; fields: readonly Field[] }[]
  onEdit: (step: number) => void
}

/** All answers, step by step, with the way back to each. */
export function WizardReview({ entity, values, sections, onEdit }: Props) {
  const names = useNames(entity)
  return sections.map(({ title, fields }, step) => (
    <section key={step} className="rounded-xl border border-line">
      <header className="flex items-center justify-between border-b border-line py-1.5 pr-2 pl-4">
        <h4 className="text-sm font-semibold">{title}</h4>
        <Button look="quiet" aria-label={`Change ${title}`} onClick={() => onEdit(step)}>
          Change
        </Button>
      </header>
      <dl className="flex flex-col gap-2 p-4 text-sm">
        {fields.map((field) => (
          <div key={field.id} className="grid gap-x-4 sm:grid-cols-[12rem_1fr]">
            <dt className="text-muted">{field.label}</dt>
            <dd className="min-w-0 break-words whitespace-pre-line">
              <PlainValue field={field} value={values[field.id]} names={names} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ))
}
