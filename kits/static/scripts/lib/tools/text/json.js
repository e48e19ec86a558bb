import { placeOf } from './encode.js'
import { findJsonProblem } from './jsonProblem.js'

export const jsonTool = {
  key: 'json-formatter',
  inputLabel: 'JSON',
  outputLabel: 'Result',
  placeholder: 'Type or paste JSON…',
  sample: '{"name":"Ada Lovelace","born":1815,"languages":["en","fr"],"address":{"city":"London"}}',
  file: 'data.json',
  actions: [
    { value: '2', label: 'Format' },
    { value: '4', label: 'Format, 4 spaces' },
    { value: 'sort', label: 'Sort keys' },
    { value: 'minify', label: 'Minify' },
  ],
  run(input, action) {
    if (input.trim() === '') return { output: '' }
    const problem = findJsonProblem(input)
    if (problem) return { problem: problem.text, ...placeOf(input, problem.at) }
    const value = JSON.parse(input)
    if (action === 'minify') return { output: JSON.stringify(value) }
    if (action === 'sort') return { output: JSON.stringify(sorted(value), null, 2) }
    return { output: JSON.stringify(value, null, action === '4' ? 4 : 2) }
  },
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(members.map(([key, member]) => [key, sorted(member)]))
}
