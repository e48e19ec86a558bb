import type { Mapping } from '../../../lib/import/plan'
import type { Source } from '../../../lib/import/source'
import type { Entity } from '../../../lib/records/fields'
import { SelectInput } from '../../ui/SelectInput'

interface Props {
  entity: Entity
  source: Source
  mapping: Mapping
  onChange: (mapping: Mapping) => void
}

/** Which column of the file fills which field. */
export function ColumnMatching({ entity, source, mapping, onChange }: Props) {
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-semibold tracking-tight">Columns of the file</h3>
      <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {source.columns.map(({ name }, at) => (
          <li key={at} className="flex items-center gap-3 text-sm">
            <span className="min-w-0 flex-1 truncate" title={name}>
              {name}
            </span>
            <SelectInput
              label={`Field for ${name}`}
              value={mapping[at] ?? ''}
              options={[
                { value: '', label: 'Leave out' },
                ...entity.fields
                  // A field is filled by one column.
                  .filter(({ id }) => id === mapping[at] || !mapping.includes(id))
                  .map(({ id, label }) => ({ value: id, label })),
              ]}
              onChange={(id) => onChange(mapping.with(at, id === '' ? null : id))}
              className="w-44 shrink-0"
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
