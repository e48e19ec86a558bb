import type { Resource } from '../../lib/booking/useResources'
import { isEmpty, titleField, type Entity, type Field } from '../../lib/records/fields'
import { useNames } from '../../lib/records/useNames'
import { ValueView } from '../records/ValueView'
import { Cover } from '../shop/Cover'

interface Props {
  label: string
  /** Name of the radio buttons. */
  name: string
  entity: Entity
  resources: readonly Resource[]
  value: string | null
  onChange: (id: string) => void
}

/** Fields shown of each. */
const MAX_FACTS = 3

/** Who or what to book, one card each. */
export function ResourcePicker({ label, name, entity, resources, value, onChange }: Props) {
  const names = useNames(entity)
  const title = titleField(entity)
  const image = entity.fields.find((field) => field.type === 'image')
  const facts = entity.fields
    .filter((field) => field !== title && isFact(field))
    .slice(0, MAX_FACTS)
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">{label}</legend>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {resources.map(({ id, title: text, row }) => (
          <label
            key={id}
            className="flex cursor-pointer items-center gap-3 rounded-xl border border-line bg-surface p-3 transition hover:border-muted/60 has-checked:border-accent has-checked:bg-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={id}
              checked={id === value}
              onChange={() => onChange(id)}
              className="size-4 shrink-0 accent-(--primary)"
            />
            {row && (
              <Cover
                title={text}
                image={image ? String(row[image.id] ?? '') : null}
                className="size-12 shrink-0 rounded-lg"
              />
            )}
            <span className="min-w-0">
              <span className="block font-medium break-words">{text}</span>
              {row && (
                <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
                  {facts
                    .filter((field) => !isEmpty(row[field.id]))
                    .map((field) => (
                      <ValueView key={field.id} field={field} value={row[field.id]} names={names} />
                    ))}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function isFact(field: Field): boolean {
  return (
    field.type === 'money' ||
    field.type === 'choice' ||
    field.type === 'rating' ||
    (field.type === 'text' && !field.multiline)
  )
}
