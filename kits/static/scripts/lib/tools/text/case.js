export const caseTool = {
  key: 'case-converter',
  inputLabel: 'Text',
  outputLabel: 'Result',
  placeholder: 'Type or paste a text…',
  file: 'text.txt',
  actions: [
    { value: 'upper', label: 'UPPER CASE' },
    { value: 'lower', label: 'lower case' },
    { value: 'title', label: 'Title Case' },
    { value: 'sentence', label: 'Sentence case' },
    { value: 'camel', label: 'camelCase' },
    { value: 'pascal', label: 'PascalCase' },
    { value: 'snake', label: 'snake_case' },
    { value: 'kebab', label: 'kebab-case' },
    { value: 'constant', label: 'CONSTANT_CASE' },
    { value: 'alternating', label: 'aLtErNaTiNg' },
  ],
  run: (input, action) => ({ output: cases[action]?.(input) ?? input }),
}

/** Words that stay small inside a title. */
const small = new Set(
  'a an and as at but by for from in nor of on or per so the to up via with yet'.split(' '),
)

const cases = {
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  title: (text) => perLine(text, titleCase),
  sentence: (text) =>
    text.toLowerCase().replace(/(^\s*|[.!?]\s+|\n\s*)(\p{L})/gu, (_, before, letter) => {
      return before + letter.toUpperCase()
    }),
  camel: (text) =>
    perLine(text, (line) =>
      wordsOf(line)
        .map((word, at) => (at === 0 ? word : big(word)))
        .join(''),
    ),
  pascal: (text) => perLine(text, (line) => wordsOf(line).map(big).join('')),
  snake: (text) => perLine(text, (line) => wordsOf(line).join('_')),
  kebab: (text) => perLine(text, (line) => wordsOf(line).join('-')),
  constant: (text) => perLine(text, (line) => wordsOf(line).join('_').toUpperCase()),
  alternating: (text) => {
    let letters = 0
    return Array.from(text.toLowerCase(), (c) => {
      if (!/\p{L}/u.test(c)) return c
      letters += 1
      return letters % 2 === 0 ? c.toUpperCase() : c
    }).join('')
  },
}

/** The words of a text in small letters, also of `camelCase` and `snake_case`. */
export function wordsOf(text) {
  return text
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => word.toLowerCase())
}

function titleCase(line) {
  const words = line.toLowerCase().split(/(\s+)/)
  const last = words.findLastIndex((word) => word.trim() !== '')
  const first = words.findIndex((word) => word.trim() !== '')
  return words
    .map((word, at) => (small.has(word) && at !== first && at !== last ? word : big(word)))
    .join('')
}

function big(word) {
  return word.replace(/\p{L}/u, (letter) => letter.toUpperCase())
}

function perLine(text, change) {
  return text.split('\n').map(change).join('\n')
}
