import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Change } from './changes'
import { serverStore } from './serverStore'

/** A server that keeps whole values, enough of the protocol to see what the store does with its answers. */
class FakeServer {
  version = 1
  values: Record<string, unknown> = {}
  touched: Record<string, number> = {}
  batches: Change[][] = []
  away = false
  refuses = false

  touch(key: string, value: unknown) {
    this.version += 1
    this.touched[key] = this.version
    this.values[key] = value
  }

  answer(url: URL, init: RequestInit): Response {
    if (this.away) throw new TypeError('Failed to fetch')
    if (url.pathname.endsWith('/api/changes')) {
      if (this.refuses) return json(403, { error: { code: 'FORBIDDEN', message: 'Not yours.' } })
      const { changes } = JSON.parse(String(init.body)) as { changes: Change[] }
      this.batches.push(changes)
      this.version += 1
      for (const change of changes) {
        this.touched[change.key] = this.version
        if ('value' in change) this.values[change.key] = change.value
      }
      return json(200, { version: this.version })
    }
    const since = Number(url.searchParams.get('since') ?? 0)
    const known = Object.entries(this.values).filter(([key]) => (this.touched[key] ?? 1) > since)
    return json(200, { version: this.version, values: Object.fromEntries(known) })
  }
}

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })

let server: FakeServer

beforeEach(() => {
  server = new FakeServer()
  vi.useFakeTimers()
  vi.stubGlobal('document', { baseURI: 'http://app.test/sub/', visibilityState: 'visible' })
  vi.stubGlobal(
    'fetch',
    (url: URL, init: RequestInit) =>
      new Promise((resolve, reject) => {
        try {
          resolve(server.answer(url, init))
        } catch (error) {
          reject(error as Error)
        }
      }),
  )
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function loaded() {
  const store = serverStore('test', ['book'])
  await store.load()
  return store
}

const settle = () => vi.advanceTimersByTimeAsync(0)

describe('a store on a server', () => {
  it('shows what the server has, and says so to those who look', async () => {
    server.values = { book: [{ id: 'a' }] }
    const store = serverStore('test', ['book'])
    const told = vi.fn()
    store.subscribe('book', told)
    expect(store.connection().loaded).toBe(false)
    expect(() => store.set('book', [])).toThrow('does not answer')
    await store.load()
    expect(store.get('book')).toEqual([{ id: 'a' }])
    expect(store.connection()).toEqual({ loaded: true, unsaved: false, away: null, refused: null })
    expect(told).toHaveBeenCalledOnce()
  })

  it('shows a change at once and sends those of one moment together', async () => {
    const store = await loaded()
    store.set('book', [{ id: 'a' }])
    store.set('book-votes', { a: 1 })
    store.remove('messages')
    expect(store.get('book')).toEqual([{ id: 'a' }])
    expect(store.connection().unsaved).toBe(true)
    await settle()
    expect(server.batches).toEqual([
      [
        { key: 'book', put: [{ row: { id: 'a' }, after: null }] },
        { key: 'book-votes', merge: { a: 1 } },
        { key: 'messages', remove: true },
      ],
    ])
    expect(store.connection().unsaved).toBe(false)
  })

  it('keeps what is one person’s own away from the server', async () => {
    const store = await loaded()
    expect(() => store.set('cart', [])).toThrow('does not let the app store data')
    await settle()
    expect(server.batches).toEqual([])
  })

  it('sends again what did not arrive, once, and says so meanwhile', async () => {
    const store = await loaded()
    server.away = true
    store.set('todos', ['a'])
    await settle()
    expect(store.connection().away).toMatch(/not saved yet/)
    store.set('todos', ['a', 'b'])
    server.away = false
    await vi.advanceTimersByTimeAsync(10_000)
    expect(server.values.todos).toEqual(['a', 'b'])
    expect(server.batches.flat()).toHaveLength(2)
    expect(store.connection()).toMatchObject({ unsaved: false, away: null })
  })

  it('takes back what the server refuses, with all that was built on it', async () => {
    server.values = { todos: ['a'] }
    const store = await loaded()
    server.refuses = true
    store.set('todos', ['b'])
    await vi.advanceTimersByTimeAsync(10)
    expect(store.get('todos')).toEqual(['a'])
    expect(store.connection()).toMatchObject({ unsaved: false, refused: 'Not yours.' })
    store.dismiss()
    expect(store.connection().refused).toBe(null)
  })

  it('brings what others change, without undoing what is under way here', async () => {
    server.values = { todos: ['a'], notes: ['n'] }
    const store = await loaded()
    const notes = store.get('notes')
    server.touch('todos', ['b'])
    await store.refresh()
    expect(store.get('todos')).toEqual(['b'])
    expect(store.get('notes')).toBe(notes)
    store.set('todos', ['c'])
    await store.refresh()
    expect(store.get('todos')).toEqual(['c'])
  })

  it('sees what others changed between its own changes', async () => {
    const store = await loaded()
    server.touch('notes', ['n'])
    store.set('todos', ['a'])
    await settle()
    await store.refresh()
    expect(store.get('notes')).toEqual(['n'])
    expect(store.get('todos')).toEqual(['a'])
  })

  it('says why nothing is there, and begins when it is', async () => {
    server.away = true
    const store = await loaded()
    expect(store.connection()).toMatchObject({
      loaded: false,
      away: expect.stringMatching(/does not answer/) as string,
    })
    server.away = false
    await store.load()
    expect(store.connection()).toMatchObject({ loaded: true, away: null })
  })
})
