import type { Mapping, Plan } from '../../../lib/import/plan'
import type { Entity } from '../../../lib/records/fields'
import { countOf } from '../../../lib/records/format'
import type { Names } from '../../../lib/records/query'
import { Icon } from '../../ui/Icon'
import { PlainValue } from '../PlainValue'

const SHOWN_ROWS = 5
const SHOWN_PROBLEMS = 8

interface Props {
  entity: Entity
  names: Names
  plan: Plan
  /** Which fields the file fills. */
  mapping: Mapping
  /** What is wrong with the file as such. */
  notes: readonly string[]
}

/** What would be added, and what is wrong with the rest. */
export function ImportPreview({ entity, names, plan, mapping, notes }: Props) {
  const { rows, problems } = plan
  const fields = entity.fields.filter(
    (field) => field.type !== 'image' && mapping.includes(field.id),
  )
  const texts = [...notes, ...problems.map(({ line, text }) => `Row ${line}: ${text}`)]
  return (
    <section className="flex min-w-0 flex-col gap-3" aria-label="Preview">
      <p role="status" className="font-semibold tracking-tight">
        {countOf(entity, rows.length)} will be added
        {problems.length > 0 &&
          `, ${problems.length} ${problems.length === 1 ? 'row has a problem and is' : 'rows have problems and are'} left out`}
        .
      </p>
      {rows.length > 0 && (
        <div className="overflow-x-auto rounded-xl border border-line">
          <table className="w-full text-left text-sm">
            <thead>
              <tr className="border-b border-line bg-sunken/60 text-xs text-muted">
                {fields.map((field) => (
                  <th key={field.id} scope="col" className="px-3 py-2 whitespace-nowrap">
                    {field.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {rows.slice(0, SHOWN_ROWS).map((row, at) => (
                <tr key={at}>
                  {fields.map((field) => (
                    <td key={field.id} className="max-w-60 truncate px-3 py-2">
                      <PlainValue field={field} value={row[field.id]} names={names} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > SHOWN_ROWS && (
        <p className="text-xs text-muted">… and {rows.length - SHOWN_ROWS} more.</p>
      )}
      {texts.length > 0 && (
        <ul className="flex flex-col gap-1 text-sm text-red-800 dark:text-red-200">
          {texts.slice(0, SHOWN_PROBLEMS).map((text) => (
            <li key={text} className="flex gap-2">
              <Icon name="alert" className="mt-0.5 size-4" />
              {text}
            </li>
          ))}
          {texts.length > SHOWN_PROBLEMS && <li>… and {texts.length - SHOWN_PROBLEMS} more.</li>}
        </ul>
      )}
    </section>
  )
}
