import { describe, expect, it } from 'vitest'
import { idle, type Input } from '../arcade'
import { pick, seeded } from '../random'
import { newGame, SIZE, step, type Snake, type Turn } from './game'

const press = (...pressed: Turn[]): Input<Turn> => ({ ...idle, pressed })
const turns = ['up', 'down', 'left', 'right'] as const

describe('snake', () => {
  it('keeps its rules whatever is pressed', () => {
    for (let seed = 0; seed < 24; seed += 1) {
      const random = seeded(seed)
      let snake = newGame('normal', random, seed % 2 === 0)
      for (let moves = 0; moves < 400 && !snake.ended; moves += 1) {
        const before = snake
        snake = step(snake, press(pick(random, turns)), snake.pace, random)
        check(before, snake)
      }
    }
  })

  it('moves one cell per pace and not before', () => {
    const snake = newGame('easy', seeded(1))
    const waiting = step(snake, idle, snake.pace * 0.9, seeded(1))
    expect(waiting.body).toEqual(snake.body)
    expect(step(waiting, idle, snake.pace * 0.2, seeded(1)).body[0]).toEqual({ x: 9, y: 10 })
  })

  it('cannot turn back on itself, but can make two quick turns', () => {
    const snake = newGame('normal', seeded(1))
    expect(step(snake, press('left'), 0, seeded(1)).turns).toEqual([])
    const turned = step(snake, press('up', 'left', 'down'), 0, seeded(1))
    expect(turned.turns).toEqual(['up', 'left'])
  })

  it('grows and gets faster when it eats', () => {
    const snake = { ...newGame('normal', seeded(1)), food: { x: 9, y: 10 } }
    const fed = step(snake, idle, snake.pace, seeded(1))
    expect(fed).toMatchObject({ eaten: 1, ended: null })
    expect(fed.body).toHaveLength(4)
    expect(fed.pace).toBeLessThan(snake.pace)
  })

  it('ends at a wall, or comes in on the other side', () => {
    const run = (walls: boolean) => {
      let snake: Snake = { ...newGame('normal', seeded(1), walls), food: { x: 0, y: 0 } }
      for (let move = 0; move < SIZE - 8; move += 1)
        snake = step(snake, idle, snake.pace, seeded(1))
      return snake
    }
    expect(run(true).ended).toBe('hit')
    expect(run(false)).toMatchObject({ ended: null, body: [{ x: 0 }, { x: SIZE - 1 }, {}] })
  })

  it('may follow the tip of its tail', () => {
    const body = [
      { x: 1, y: 1 },
      { x: 2, y: 1 },
      { x: 2, y: 2 },
      { x: 1, y: 2 },
    ]
    const snake: Snake = { ...newGame('normal', seeded(1)), body, direction: 'left' }
    expect(step(snake, press('down'), snake.pace, seeded(1)).ended).toBeNull()
  })

  it('wins when there is no room for food', () => {
    const cells = Array.from({ length: SIZE * SIZE }, (_, at) => {
      const [x, y] = [at % SIZE, Math.floor(at / SIZE)]
      return { x: y % 2 === 0 ? x : SIZE - 1 - x, y }
    })
    const [food, ...body] = cells
    const snake: Snake = {
      ...newGame('normal', seeded(1)),
      food: food ?? null,
      body,
      direction: 'left',
    }
    expect(step(snake, idle, snake.pace, seeded(1)).ended).toBe('full')
  })
})

function check(before: Snake, after: Snake) {
  const cells = new Set(after.body.map(({ x, y }) => `${x},${y}`))
  expect(cells.size).toBe(after.body.length)
  expect(after.body.every(({ x, y }) => x >= 0 && y >= 0 && x < SIZE && y < SIZE)).toBe(true)
  expect(after.body.length).toBe(3 + after.eaten)
  expect(after.food === null || !cells.has(`${after.food.x},${after.food.y}`)).toBe(true)
  if (after.ended) expect(after.body).toEqual(before.body)
}
