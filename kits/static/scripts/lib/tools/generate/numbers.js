export const numbers = {
  key: 'number-generator',
  button: 'Generate numbers',
  resultLabel: 'Numbers',
  settings: [
    { id: 'min', label: 'From', type: 'number', default: 1, min: -1e9, max: 1e9 },
    { id: 'max', label: 'To', type: 'number', default: 100, min: -1e9, max: 1e9 },
    { id: 'count', label: 'How many', type: 'number', default: 1, min: 1, max: 500 },
    { id: 'decimals', label: 'Decimal places', type: 'number', default: 0, min: 0, max: 4 },
    { id: 'unique', label: 'No number twice', type: 'flag', default: false },
    { id: 'sorted', label: 'Sort', type: 'flag', default: false },
  ],
  problem(values) {
    const { min, max, count, unique } = values
    if (Number(min) > Number(max)) return '“From” must not be above “To”.'
    const enough = unique !== true || sizeOf(values) >= Number(count)
    return enough ? null : `There are only ${sizeOf(values)} different numbers in this range.`
  },
  generate(values, random) {
    const { count, decimals, unique, sorted } = values
    const scale = 10 ** Number(decimals)
    const first = Math.ceil(Number(values['min']) * scale)
    const size = sizeOf(values)
    const drawn = []
    const seen = new Set()
    while (drawn.length < Number(count)) {
      const number = first + below(size, random)
      if (unique === true && seen.has(number)) continue
      seen.add(number)
      drawn.push(number)
    }
    const ordered = sorted === true ? drawn.toSorted((a, b) => a - b) : drawn
    return ordered.map((number) => (number / scale).toFixed(Number(decimals)))
  },
}

/** How many numbers there are in the range. */
function sizeOf({ min, max, decimals }) {
  const scale = 10 ** Number(decimals)
  return Math.floor(Number(max) * scale) - Math.ceil(Number(min) * scale) + 1
}

/** Ranges may be larger than one draw reaches. */
function below(size, random) {
  const high = 2 ** 26
  if (size <= high) return random(size)
  for (;;) {
    const drawn = random(Math.ceil(size / high)) * high + random(high)
    if (drawn < size) return drawn
  }
}
