/** What is on the front of a card: a drawing on a 24 by 24 grid, or a short text. */
export interface Face {
  name: string
  path?: string
  text?: string
  /** One of the colours of games. */
  colour?: string
}

export type Theme = 'shapes' | 'animals' | 'food' | 'letters'

export const themeNames = [
  { value: 'shapes', label: 'Shapes' },
  { value: 'animals', label: 'Animals' },
  { value: 'food', label: 'Food' },
  { value: 'letters', label: 'Letters' },
] as const

export const themes: Record<Theme, readonly Face[]> = {
  shapes: [
    shape(
      'Star',
      'yellow',
      'm12 2.5 2.9 6.2 6.6.8-4.9 4.6 1.3 6.7-5.9-3.4-5.9 3.4 1.3-6.7-4.9-4.6 6.6-.8z',
    ),
    shape('Heart', 'red', 'M12 20.8 4.3 13a5.2 5.2 0 0 1 7.4-7.3l.3.3.3-.3a5.2 5.2 0 0 1 7.4 7.3z'),
    shape('Moon', 'violet', 'M20.5 14.5A8.7 8.7 0 1 1 9.5 3.6a7.2 7.2 0 0 0 11 10.9z'),
    shape('Cloud', 'blue', 'M7 19a5 5 0 0 1-.6-9.96A6 6 0 0 1 18 9.5a4.8 4.8 0 0 1-.5 9.5z'),
    shape('Bolt', 'orange', 'M13.8 2 4.5 13.5H11L9.3 22 19 10h-6.7z'),
    shape(
      'Drop',
      'teal',
      'M12 2.5c4 4.9 6.5 8.2 6.5 11.6a6.5 6.5 0 0 1-13 0c0-3.4 2.5-6.7 6.5-11.6z',
    ),
    shape(
      'Leaf',
      'green',
      'M20.5 3.5c.6 8.6-2.5 14.5-9 14.5-1.6 0-3-.5-4.2-1.3L5 20.5 3.5 19l2.6-3.2C4.9 10 9 4 20.5 3.5z',
    ),
    shape('Gem', 'pink', 'M6.5 3.5h11L22 9.5 12 21 2 9.5z'),
    shape('House', 'blue', 'M12 3 2.5 11H5v9.5h5.2V14h3.6v6.5H19V11h2.5z'),
    shape(
      'Bell',
      'yellow',
      'M12 2.5a1.6 1.6 0 0 1 1.6 1.7A6 6 0 0 1 18 10v5l2 2.5H4L6 15v-5a6 6 0 0 1 4.4-5.8A1.6 1.6 0 0 1 12 2.5zM9.5 19h5a2.5 2.5 0 0 1-5 0z',
    ),
    shape('Fish', 'orange', 'M2.5 12c3.5-5.5 9.5-6.5 14-2l5-4v12l-5-4c-4.5 4.5-10.5 3.5-14-2z'),
    shape(
      'Flower',
      'pink',
      'M12 2a3.6 3.6 0 0 1 3.5 4.6A3.6 3.6 0 0 1 19.8 12a3.6 3.6 0 0 1-4.3 5.4 3.6 3.6 0 0 1-7 0A3.6 3.6 0 0 1 4.2 12a3.6 3.6 0 0 1 4.3-5.4A3.6 3.6 0 0 1 12 2z',
    ),
  ],
  animals: texts(
    '🐶 Dog, 🐱 Cat, 🦊 Fox, 🐻 Bear, 🐼 Panda, 🦁 Lion, 🐸 Frog, 🐵 Monkey, 🐧 Penguin, 🦉 Owl, 🐢 Turtle, 🐙 Octopus',
  ),
  food: texts(
    '🍎 Apple, 🍌 Banana, 🍇 Grapes, 🍓 Strawberry, 🍒 Cherries, 🍍 Pineapple, 🥕 Carrot, 🌽 Corn, 🍕 Pizza, 🍔 Burger, 🍩 Donut, 🧀 Cheese',
  ),
  letters: [...'ABCDEFGHIJKL'].map((letter, at) => ({
    name: letter,
    text: letter,
    colour: ['red', 'orange', 'green', 'teal', 'blue', 'violet'][at % 6],
  })),
}

/** Cards with words of one's own. */
export function ownFaces(words: readonly string[]): Face[] {
  return words.map((word) => ({ name: word, text: word }))
}

function shape(name: string, colour: string, path: string): Face {
  return { name, colour, path }
}

function texts(list: string): Face[] {
  return list.split(', ').map((item) => {
    const [text, name = ''] = item.split(' ')
    return { name, text }
  })
}
