import { pick } from '../random.js'

const list = (text) => text.trim().split(/\s+/)
const first =
  list(`Ada Alma Amir Anouk Arjun Beatriz Bruno Carmen Chidi Clara Daniel Dina Elias Elif Emma Farah Felix Freya
  Gabriel Hana Hugo Ines Isaac Ivy Jamal Jonas Julia Kai Kenji Lara Leo Lin Lucia Malik Mara Mateo Maya Mila Nadia Nils
  Noah Nora Olga Omar Otto Petra Quinn Rafael Rosa Ruth Samir Sara Selma Sofia Tariq Theo Uma Vera Viktor Wanda Yara Zoe`)
const last =
  list(`Abebe Almeida Andersson Baker Bauer Becker Brandt Castillo Chen Cohen Costa Dubois Eriksen Evans Farouk
  Fischer Fontaine Garcia Haddad Hansen Hughes Ibrahim Ito Jansen Kaya Keller Khan Kim Kowalski Larsen Lindgren Lopez
  Marino Mendes Meyer Moreau Nakamura Novak Okafor Olsen Ortiz Patel Pereira Popescu Reyes Rossi Santos Sato Schmidt
  Silva Singh Tanaka Taylor Tran Vargas Virtanen Walsh Weber Wright Yilmaz Young Zhang`)
const adjectives =
  list(`amber bold brave bright calm clever cosmic crimson eager electric fancy fuzzy gentle golden happy
  hidden jolly kind lively lucky mellow mighty misty noble polar proud quick quiet rapid royal shiny silent silver snowy
  solar steady sunny swift tiny velvet vivid wandering wild wise`)
const nouns =
  list(`badger bear breeze canyon comet coral crane dolphin eagle ember falcon fern forest fox galaxy glacier
  harbor hawk heron island lagoon lantern leopard lynx maple meadow meteor mountain nebula ocean orchid otter owl panda
  phoenix pine puma raven reef ridge river robin rocket sparrow spruce summit thunder tiger tulip valley voyager willow`)
const trades = list(
  `Labs Works Studio Partners Systems Foods Media Supply Logistics Design Ventures Goods Energy Health`,
)
const syllables =
  list(`al an ar bel bor cal da dor el en fen gar hal ith ka kel lin lor mar mir nar nim or ral ril sar
  sel tha thor tir ul va vel wyn yr zan`)
const endings = list('a an el ia ion is or us wen wyn')

const kinds = {
  person: (random) => `${pick(first, random)} ${pick(last, random)}`,
  first: (random) => pick(first, random),
  username: (random) => `${pick(adjectives, random)}-${pick(nouns, random)}-${10 + random(90)}`,
  business: (random) => `${big(pick(nouns, random))} ${pick(trades, random)}`,
  team: (random) => `The ${big(pick(adjectives, random))} ${plural(big(pick(nouns, random)))}`,
  project: (random) => `${big(pick(adjectives, random))} ${big(pick(nouns, random))}`,
  fantasy: (random) =>
    big(pick(syllables, random) + pick(syllables, random) + pick(endings, random)),
}

export const names = {
  key: 'name-generator',
  button: 'Generate names',
  resultLabel: 'Names',
  settings: [
    {
      id: 'kind',
      label: 'Kind',
      type: 'choice',
      default: 'person',
      options: [
        { value: 'person', label: 'People' },
        { value: 'first', label: 'First names' },
        { value: 'username', label: 'User names' },
        { value: 'business', label: 'Businesses' },
        { value: 'team', label: 'Teams' },
        { value: 'project', label: 'Projects' },
        { value: 'fantasy', label: 'Fantasy characters' },
      ],
    },
    { id: 'count', label: 'How many', type: 'number', default: 6, min: 1, max: 50 },
  ],
  generate({ kind, count }, random) {
    const make = kinds[String(kind)] ?? kinds['person']
    const drawn = new Set()
    // Some kinds have fewer names than one may ask for.
    for (let tries = 0; make && drawn.size < Number(count) && tries < 2000; tries += 1)
      drawn.add(make(random))
    return [...drawn]
  },
}

function big(word) {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function plural(word) {
  if (/(?:ch|sh|s|x|z)$/.test(word)) return `${word}es`
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
}
