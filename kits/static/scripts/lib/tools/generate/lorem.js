import { pick } from '../random.js'

const words =
  `lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore
  magna aliqua enim ad minim veniam quis nostrud exercitation ullamco laboris nisi aliquip ex ea commodo consequat duis
  aute irure in reprehenderit voluptate velit esse cillum fugiat nulla pariatur excepteur sint occaecat cupidatat non
  proident sunt culpa qui officia deserunt mollit anim id est laborum`.split(/\s+/)
const opening = ['lorem', 'ipsum', 'dolor', 'sit', 'amet']

export const lorem = {
  key: 'lorem-generator',
  button: 'Generate text',
  resultLabel: 'Text',
  long: true,
  settings: [
    {
      id: 'unit',
      label: 'Unit',
      type: 'choice',
      default: 'paragraphs',
      options: [
        { value: 'paragraphs', label: 'Paragraphs' },
        { value: 'sentences', label: 'Sentences' },
        { value: 'words', label: 'Words' },
      ],
    },
    { id: 'count', label: 'How many', type: 'number', default: 3, min: 1, max: 200 },
    {
      id: 'classic',
      label: 'Begin with “Lorem ipsum dolor sit amet”',
      type: 'flag',
      default: true,
    },
  ],
  generate({ unit, count, classic }, random) {
    const many = Number(count)
    const start = classic === true ? opening : []
    if (unit === 'words') return [drawWords(many, start, random).join(' ')]
    const sentences = (number, first) =>
      Array.from({ length: number }, (_, at) => sentence(at === 0 ? first : [], random)).join(' ')
    if (unit === 'sentences') return [sentences(many, start)]
    const paragraphs = Array.from({ length: many }, (_, at) =>
      sentences(4 + random(4), at === 0 ? start : []),
    )
    return [paragraphs.join('\n\n')]
  },
}

function drawWords(count, start, random) {
  return Array.from({ length: count }, (_, at) => start[at] ?? pick(words, random))
}

function sentence(start, random) {
  const drawn = drawWords(7 + random(9), start, random)
  const comma = start.length === 0 && drawn.length > 9 ? 3 + random(4) : start.length - 1
  const text = drawn.map((word, at) => (at === comma && comma > 0 ? `${word},` : word)).join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
