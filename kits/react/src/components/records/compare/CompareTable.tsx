import { cx } from '../../../lib/cx'
import { isEmpty, titleField, type Entity, type Field, type Row } from '../../../lib/records/fields'
import { formatAny, titleOf } from '../../../lib/records/format'
import type { Names } from '../../../lib/records/query'
import { ValueView } from '../ValueView'

interface Props {
  entity: Entity
  names: Names
  rows: readonly Row[]
}

/** A line per field, a column per record. What differs stands out. */
export function CompareTable({ entity, names, rows }: Props) {
  const title = titleField(entity)
  const picture = entity.fields.find((field) => field.type === 'image')
  const others = entity.fields.filter((field) => field !== title && field !== picture)
  // What takes long to read comes last.
  const fields = [...others.filter((field) => !isLong(field)), ...others.filter(isLong)]
  const short = others.filter((field) => !isLong(field))
  const different = short.filter((field) => differs(field, rows, names))
  // Where all lines differ, none stands out.
  const marked = different.length < short.length ? different : []
  const pictured = picture && rows.some((row) => !isEmpty(row[picture.id]))
  return (
    <div className="overflow-x-auto p-5">
      <table className="w-full min-w-max text-left text-sm" aria-label="Comparison">
        <thead>
          <tr className="align-bottom">
            <td />
            {rows.map((row) => (
              <th key={row.id} scope="col" className="max-w-56 min-w-36 px-3 pb-3 font-semibold">
                {pictured && !isEmpty(row[picture.id]) && (
                  <img
                    src={String(row[picture.id])}
                    alt=""
                    className="mb-2 aspect-video w-full rounded-lg object-cover"
                  />
                )}
                {titleOf(entity, row, names)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-t border-line">
          {fields.map((field) => (
            <tr key={field.id} className={cx('align-top', marked.includes(field) && 'bg-soft/60')}>
              <th scope="row" className="py-2.5 pr-3 pl-3 font-medium text-muted">
                {field.label}
              </th>
              {rows.map((row) => (
                <td key={row.id} className="max-w-56 px-3 py-2.5 break-words whitespace-pre-line">
                  <ValueView field={field} value={row[field.id]} names={names} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {marked.length > 0 && (
        <p className="mt-4 text-xs text-muted">Lines in which they differ are highlighted.</p>
      )}
    </div>
  )
}

function isLong(field: Field): boolean {
  return field.type === 'text' && field.multiline === true
}

function differs(field: Field, rows: readonly Row[], names: Names): boolean {
  return new Set(rows.map((row) => formatAny(field, row[field.id], names))).size > 1
}
