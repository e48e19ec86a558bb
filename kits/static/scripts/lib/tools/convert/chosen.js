/** What is converted: kept, so that one finds it again. */

export function fitChosen(stored, kindIds) {
  const { kind, text, units } = stored ?? {}
  const known = kind !== undefined && kindIds.includes(kind)
  return {
    kind: known ? kind : (kindIds[0] ?? 'length'),
    text: typeof text === 'string' ? text : '1',
    units: typeof units === 'object' ? units : {},
  }
}

export function pairOf(chosen, kind) {
  const pair = chosen.units[chosen.kind]
  const known = (id, other) =>
    id !== undefined && kind.units.some((unit) => unit.id === id) ? id : other
  return { from: known(pair?.from, kind.from), to: known(pair?.to, kind.to) }
}

export function choosePair(chosen, pair) {
  return { ...chosen, units: { ...chosen.units, [chosen.kind]: pair } }
}
