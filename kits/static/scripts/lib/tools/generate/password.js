import { pick, shuffled } from '../random.js'
const pools = {
  lower: 'abcdefghijklmnopqrstuvwxyz',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  digits: '0123456789',
  symbols: '!#$%&()*+-./:;<=>?@[]^_{}~',
}
const alike = /[Il1|O0o]/g

export const password = {
  key: 'password-generator',
  button: 'Generate password',
  resultLabel: 'Password',
  settings: [
    { id: 'length', label: 'Length', type: 'number', default: 16, min: 4, max: 128 },
    { id: 'count', label: 'How many', type: 'number', default: 1, min: 1, max: 20 },
    { id: 'upper', label: 'Uppercase letters (A–Z)', type: 'flag', default: true },
    { id: 'lower', label: 'Lowercase letters (a–z)', type: 'flag', default: true },
    { id: 'digits', label: 'Numbers (0–9)', type: 'flag', default: true },
    { id: 'symbols', label: 'Symbols (!#$%…)', type: 'flag', default: true },
    { id: 'clear', label: 'Avoid look-alikes (l, 1, O, 0)', type: 'flag', default: false },
  ],
  problem: (values) =>
    poolsOf(values).length === 0 ? 'Choose at least one kind of character.' : null,
  generate(values, random) {
    const chosen = poolsOf(values)
    const all = chosen.join('')
    const length = Math.round(Number(values['length']))
    return Array.from({ length: Math.round(Number(values['count'])) }, () => {
      // One of each kind, so that sites that ask for them are content; the rest from all of them.
      const sure = chosen.map((pool) => pick(Array.from(pool), random))
      const rest = Array.from({ length: Math.max(0, length - sure.length) }, () =>
        pick(Array.from(all), random),
      )
      return shuffled([...sure, ...rest], random)
        .slice(0, length)
        .join('')
    })
  },
}

function poolsOf(values) {
  return Object.entries(pools)
    .filter(([id]) => values[id] === true)
    .map(([, pool]) => (values['clear'] === true ? pool.replace(alike, '') : pool))
}

/** How hard a password is to guess: by the kinds of its characters and its length. */
export function strengthOf(text) {
  const kinds = [
    { pattern: /[a-z]/, size: 26 },
    { pattern: /[A-Z]/, size: 26 },
    { pattern: /\d/, size: 10 },
    { pattern: /[^A-Za-z0-9]/, size: 26 },
  ]
  const size = kinds.reduce((sum, kind) => sum + (kind.pattern.test(text) ? kind.size : 0), 0)
  // Repetition adds little: `aaaaaaaa` is no eight characters.
  const different = new Set(text).size
  const length = Math.min(text.length, different * 2)
  const bits = size === 0 ? 0 : Math.round(length * Math.log2(size))
  const level = 1 + [36, 50, 65, 85].filter((limit) => bits >= limit).length
  const labels = ['Very weak', 'Weak', 'Fair', 'Good', 'Strong']
  return { label: labels[level - 1] ?? 'Very weak', level, bits }
}
