export interface Point {
  label: string
  value: number
}

/** Round numbers for the value axis, from 0 (or below) to the greatest value. */
export function ticks(values: readonly number[], wanted = 4): number[] {
  const max = Math.max(0, ...values)
  const min = Math.min(0, ...values)
  if (max === min) return [0, 1]
  const rough = (max - min) / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
  const first = Math.floor(min / step)
  const last = Math.ceil(max / step)
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  )
}
