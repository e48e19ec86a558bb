import { safeCell, writeCsv } from '../csv/write.js'
import { isEmpty } from './fields.js'
import { formatValue, list } from './format.js'

/** The records as a CSV file that a spreadsheet opens; a BOM makes Excel read it as UTF-8. */
export function recordsCsv(entity, rows, names) {
  const fields = entity.fields.filter((f) => f.type !== 'image')
  const lines = rows.map((row) => fields.map((f) => safeCell(plain(f, row[f.id], names))))
  return '\uFEFF' + writeCsv([fields.map((f) => f.label), ...lines])
}

/** Numbers and dates stay machine-readable; choices and relations show their labels. */
function plain(field, value, names) {
  if (value === undefined || isEmpty(value)) return ''
  switch (field.type) {
    case 'choice':
    case 'boolean':
      return formatValue(field, value)
    case 'relation': {
      const known = names[field.of().key] ?? {}
      return list(value)
        .map((id) => known[id] ?? '')
        .join(', ')
    }
    default:
      return list(value).join(', ')
  }
}
