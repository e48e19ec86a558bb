import { describe, expect, it } from 'vitest'
import { columnsOf, moveCard, neighbour } from './board'
import { series } from './chart/series'
import { ticks } from './chart/ticks'
import { daysUntil, fromIso } from './dates'
import { findNotes, noteStatus } from './notes/notes'
import { hashOfRecord, pageFromHash, routeFromHash } from './route'
import { StorageError } from './store/DataStore'
import { browserStore } from './store/browserStore'
import {
  bestMove,
  emptyCells,
  freeCells,
  isOver,
  outcome,
  play,
  turn,
  type Cells,
} from './tic-tac-toe/game'
import { addTodo, chosen, readTodos, renameTodo } from './todo/todos'

describe('tic-tac-toe', () => {
  it('the computer never loses, whatever is played against it', () => {
    const explore = (cells: Cells, computer: 'X' | 'O'): void => {
      if (isOver(cells)) return expect(outcome(cells).winner).not.toBe(computer === 'X' ? 'O' : 'X')
      if (turn(cells) === computer) return explore(play(cells, bestMove(cells) ?? -1), computer)
      for (const at of freeCells(cells)) explore(play(cells, at), computer)
    }
    explore(emptyCells, 'O')
  })

  it('wins at once when it can', () => {
    const cells: Cells = ['X', 'X', null, 'O', 'O', null, 'X', null, null]
    expect(bestMove(cells)).toBe(5)
  })

  it('ignores moves that are not possible', () => {
    const cells = play(emptyCells, 4)
    expect(play(cells, 4)).toBe(cells)
  })
})

describe('route', () => {
  const ids = ['home', 'list']
  it.each([
    ['', 'home'],
    ['#/', 'home'],
    ['#/list', 'list'],
    ['#/list/a-1', 'list'],
    ['#/nowhere', 'nowhere'],
    ['#/%E0%A4%A', ''],
    ['#pricing', null],
    ['#/list/7', 'list'],
  ])('%j', (hash, wanted) => expect(pageFromHash(hash, ids)).toBe(wanted))

  it('names a record after its page, whatever its id', () => {
    const id = 'a/b ü%'
    expect(routeFromHash(hashOfRecord('list', id), ids)).toEqual({ page: 'list', record: id })
    expect(routeFromHash('#/list/', ids)).toEqual({ page: 'list', record: null })
    expect(routeFromHash('#/nowhere/7', ids)).toEqual({ page: 'nowhere', record: '7' })
  })
})

describe('board', () => {
  const card = (id: string, status: string | null) => ({ id, status })
  const options = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ]
  it('shows records without a column only when there are any', () => {
    expect(columnsOf([card('1', 'a')], 'status', options).map((column) => column.value)).toEqual([
      'a',
      'b',
    ])
    expect(columnsOf([card('1', 'gone')], 'status', options)[0]).toMatchObject({
      value: null,
      rows: [{ id: '1' }],
    })
  })

  it('moves a card before another one or to the end', () => {
    const rows = [card('1', 'b'), card('2', 'b'), card('3', 'b')]
    expect(moveCard(rows, '1', '3').map((row) => row.id)).toEqual(['2', '1', '3'])
    expect(moveCard(rows, '1').map((row) => row.id)).toEqual(['2', '3', '1'])
    expect(neighbour(options, 'b', 1)).toBeNull()
    expect(neighbour(options, null, 1)).toBe('a')
  })
})

describe('chart', () => {
  it('groups dates by month in order', () => {
    const by = { id: 'on', label: 'On', type: 'date' } as const
    const rows = ['2026-02-10', '2026-01-05', '2026-02-01', null].map((on, index) => ({
      id: String(index),
      on,
    }))
    const points = series(rows, { by, period: 'month', measure: { measure: 'count' } })
    expect(points.map((point) => point.value)).toEqual([1, 2])
  })

  it('takes round numbers for the axis', () => {
    expect(ticks([0, 97])).toEqual([0, 50, 100])
    expect(ticks([-3, 4])).toEqual([-4, -2, 0, 2, 4])
    expect(ticks([0])).toEqual([0, 1])
    expect(ticks([0.3])).toEqual([0, 0.1, 0.2, 0.3])
  })
})

it('todos keep what was stored and start with samples only once', () => {
  expect(readTodos(undefined, ['x'])).toHaveLength(1)
  expect(readTodos([], ['x'])).toEqual([])
  expect(readTodos([{ id: '1', title: 'ok', done: false }, { title: 1 }, null], [])).toHaveLength(1)
  const todos = addTodo([], '  a  ', '1')
  expect(todos).toEqual([{ id: '1', title: 'a', done: false }])
  expect(addTodo(todos, '   ')).toEqual(todos)
  expect(renameTodo(todos, '1', ' ')).toEqual([])
  expect(chosen(todos, 'done')).toEqual([])
})

it('notes are found by all words, latest first', () => {
  const note = (id: string, body: string, changedAt: string) => ({ id, title: '', body, changedAt })
  const notes = [
    note('1', 'Red apple', '2026-01-01'),
    note('2', 'apple pie, red plate', '2026-02-01'),
  ]
  expect(findNotes(notes, 'RED apple').map((one) => one.id)).toEqual(['2', '1'])
  expect(findNotes(notes, 'pie').map((one) => one.id)).toEqual(['2'])
})

it('a note says whether it is stored', () => {
  expect(noteStatus('two words', true)).toBe('Saved · 2 words')
  expect(noteStatus('one', false)).toBe('Not saved · 1 word')
})

it('dates are days on the calendar, not moments', () => {
  expect(fromIso('2026-02-30')).toBeNull()
  expect(daysUntil('2026-03-30', new Date(2026, 2, 28, 23, 59))).toBe(2)
})

describe('browserStore', () => {
  const memory = (limit = Infinity) => {
    const items = new Map<string, string>()
    return {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => {
        if (value.length > limit) throw new Error('QuotaExceededError')
        items.set(key, value)
      },
    } as Storage
  }

  it('gives the same object until the value changes and tells listeners', () => {
    const store = browserStore('app', memory())
    let calls = 0
    const stop = store.subscribe('k', () => (calls += 1))
    store.set('k', { a: 1 })
    expect(store.get('k')).toBe(store.get('k'))
    expect(store.get('k')).toEqual({ a: 1 })
    stop()
    store.set('k', 2)
    expect(calls).toBe(1)
  })

  it('keeps the old value and says so when the storage is full', () => {
    const store = browserStore('app', memory(10))
    store.set('k', 'short')
    expect(() => store.set('k', 'far too long for it')).toThrow(StorageError)
    expect(store.get('k')).toBe('short')
  })

  it('survives broken entries and a browser without storage', () => {
    const storage = memory()
    storage.setItem('app/v1/k', '{broken')
    expect(browserStore('app', storage).get('k')).toBeUndefined()
    expect(() => browserStore('app', null).set('k', 1)).toThrow(StorageError)
  })
})
