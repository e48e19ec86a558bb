import type { Kind } from './units'

/** What is converted: kept, so that one finds it again. */
export interface Chosen {
  kind: string
  text: string
  /** Chosen units by kind. */
  units: Record<string, { from: string; to: string }>
}

export function fitChosen(stored: unknown, kindIds: readonly string[]): Chosen {
  const { kind, text, units } = (stored ?? {}) as Partial<Chosen>
  const known = kind !== undefined && kindIds.includes(kind)
  return {
    kind: known ? kind : (kindIds[0] ?? 'length'),
    text: typeof text === 'string' ? text : '1',
    units: typeof units === 'object' ? units : {},
  }
}

export function pairOf(chosen: Chosen, kind: Kind): { from: string; to: string } {
  const pair = chosen.units[chosen.kind]
  const known = (id: string | undefined, other: string) =>
    id !== undefined && kind.units.some((unit) => unit.id === id) ? id : other
  return { from: known(pair?.from, kind.from), to: known(pair?.to, kind.to) }
}

export function choosePair(chosen: Chosen, pair: { from: string; to: string }): Chosen {
  return { ...chosen, units: { ...chosen.units, [chosen.kind]: pair } }
}
