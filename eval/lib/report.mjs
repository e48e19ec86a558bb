// Results as a person reads them.

const MOST_CAUSES = 25

export function report(results) {
  const rows = results.flatMap(({ id, style, domain, checks }) =>
    checks.map((check) => ({ ...check, id, style, domain })),
  )
  return [
    section('score', [['all', rows]]),
    section(
      'by style',
      groups(rows, ({ style }) => style),
    ),
    section(
      'by kind',
      groups(rows, ({ kind }) => kind),
    ),
    section(
      'by domain',
      groups(rows, ({ domain }) => domain),
    ),
    section(
      'by prompt',
      groups(rows, ({ id }) => id),
    ),
    causes(rows.filter(({ passed }) => !passed)),
    baseline(results),
  ].join('\n')
}

function groupBy(rows, key) {
  const found = new Map()
  for (const row of rows) found.set(key(row), [...(found.get(key(row)) ?? []), row])
  return found
}

const groups = (rows, key) => [...groupBy(rows, key)].toSorted(([a], [b]) => a.localeCompare(b))

function section(title, parts) {
  const lines = parts.map(([name, rows]) => {
    const passed = rows.filter((row) => row.passed).length
    const percent = ((100 * passed) / rows.length).toFixed(1)
    return `  ${name.padEnd(28)} ${`${passed}/${rows.length}`.padStart(9)} ${percent.padStart(7)} %`
  })
  return [title, ...lines, ''].join('\n')
}

function causes(failures) {
  const found = [...groupBy(failures, ({ failure }) => cause(failure))].toSorted(
    ([, a], [, b]) => b.length - a.length,
  )
  const lines = found
    .slice(0, MOST_CAUSES)
    .map(([name, list]) => `  ${String(list.length).padStart(5)}  ${name} (${examples(list)})`)
  return ['failures by cause', ...lines, ''].join('\n')
}

const examples = (list) => [...new Set(list.map(({ id }) => id))].slice(0, 3).join(', ')

/** A failure without what differs from app to app. */
export function cause(failure) {
  const [said] = failure.split(' (headings:')
  return said
    .replace(/^(\w+)\(.*?\): /, '$1: ')
    .replace(/"[^"]*"/g, '"…"')
    .replace(/\d+([.,]\d+)*/g, 'N')
    .replace(
      /(no form takes|the form refuses what is entered:|cannot be chosen|the page is|it says|said:).*/,
      '$1',
    )
    .slice(0, 90)
}

function baseline(results) {
  const rows = results.flatMap(({ id, baseline: shape }) => shape.map((one) => ({ ...one, id })))
  const lines = [...groupBy(rows, ({ name }) => name)].map(([name, list]) => {
    const bad = list.filter(({ passed }) => !passed)
    const told = bad.slice(0, 3).map(({ id, failure }) => `${id}: ${failure.slice(0, 100)}`)
    return [
      `  ${name.padEnd(44)} ${`${list.length - bad.length}/${list.length}`.padStart(7)}`,
      ...told.map((line) => `      ${line}`),
    ].join('\n')
  })
  return ['baseline (not part of the score)', ...lines].join('\n')
}
