import { browserStore } from './browserStore'
import { changeOf, same, type Change } from './changes'
import { StorageError, type DataStore } from './DataStore'
import { ask, AWAY, isRefusal, refusalOf } from './request'
import type { Server } from './Server'
import { isShared } from './shared'

/** How it stands between the page and the server. */
export interface Connection {
  /** Whether the data was ever there; nothing can be shown before. */
  loaded: boolean
  /** Changes that the server does not have yet. */
  unsaved: boolean
  /** Why there is no getting through to the server at present. */
  away: string | null
  /** The last change that the server did not accept, in words for the user. */
  refused: string | null
}

export interface ServerStore extends DataStore, Server {
  connection(): Connection
  watch(listener: () => void): () => void
  /** Loads the data; what goes wrong is told by `connection`. */
  load(): Promise<void>
  /** Looks for what others have changed from now on. Returns the way to stop. */
  follow(): () => void
  /** The user has read why a change was refused. */
  dismiss(): void
}

/** How often a page that is being looked at asks for what others have changed. */
const FOLLOW_MS = 2000
const RETRY_MS = [500, 1000, 2000, 4000, 8000]
const TOKEN_KEY = 'session'

/**
 * Keeps what people share on the app's server, and what is one person's own (their cart, the theme, the state of a tool) in
 * the browser. Changes show at once and are sent in order, those of one moment together; what the server refuses is taken back.
 */
export function serverStore(app: string, entities: readonly string[]): ServerStore {
  const local = browserStore(app)
  const listeners = new Map<string, Set<() => void>>()
  const watchers = new Set<() => void>()
  const values = new Map<string, unknown>()
  let version = 0
  let queue: Change[] = []
  let sending: Promise<void> | null = null
  // Whoever signs in or out begins anew: answers to earlier questions no longer count.
  let era = 0
  let state: Connection = { loaded: false, unsaved: false, away: null, refused: null }

  const shared = (key: string) => isShared(key, entities)
  const notify = (key: string) => listeners.get(key)?.forEach((listener) => listener())
  const token = () => {
    const kept = local.get(TOKEN_KEY)
    return typeof kept === 'string' ? kept : null
  }
  const request: Server['request'] = (method, path, body) => ask(token(), method, path, body)

  function tell(changes: Partial<Connection>) {
    if (Object.entries(changes).every(([name, value]) => state[name as keyof Connection] === value))
      return
    state = { ...state, ...changes }
    watchers.forEach((watcher) => watcher())
  }

  function put(key: string, value: unknown) {
    if (same(values.get(key), value)) return
    if (value === undefined) values.delete(key)
    else values.set(key, value)
    notify(key)
  }

  /**
   * Asks for the data, or what has changed of it, and shows it, unless something was changed here meanwhile; `instead` of
   * changes that are being sent and will not be.
   */
  async function fetchData(whole: boolean, instead = false): Promise<boolean> {
    const asked = era
    const since = whole ? '' : `?since=${version}`
    const answer = await request('GET', `api/data${since}`)
    if (answer.status !== 200) throw new StorageError(refusalOf(answer))
    if (asked !== era || queue.length > 0 || (sending && !instead)) return false
    const { values: found, version: reached } = answer.body as Found
    version = reached
    if (whole) for (const key of values.keys()) if (!Object.hasOwn(found, key)) put(key, undefined)
    for (const [key, value] of Object.entries(found)) put(key, value ?? undefined)
    tell({ loaded: true, away: null })
    return true
  }

  function flush(): Promise<void> {
    sending ??= send().finally(() => {
      sending = null
      tell({ unsaved: queue.length > 0 })
      if (queue.length > 0) void flush()
    })
    return sending
  }

  async function send(): Promise<void> {
    // Changes of the same moment are one change for the server.
    await Promise.resolve()
    for (let attempt = 0; queue.length > 0; attempt++) {
      const [batch, began] = [queue, era]
      const answer = await request('POST', 'api/changes', { changes: batch }).catch(() => null)
      if (began !== era) return
      if (answer?.status === 200) {
        queue = queue.slice(batch.length)
        const reached = (answer.body as Found).version
        // Otherwise somebody else has changed something, too, which the next look brings.
        if (reached === version + 1) version = reached
        attempt = -1
        tell({ away: null })
      } else if (answer && isRefusal(answer)) {
        queue = []
        tell({ refused: refusalOf(answer) })
        await fetchData(true, true).catch(away)
        return
      } else {
        tell({ away: `${answer ? refusalOf(answer) : AWAY} Your last changes are not saved yet.` })
        await pause(attempt)
      }
    }
  }

  function away(problem: unknown) {
    tell({ away: problem instanceof Error ? problem.message : AWAY })
  }

  /** Goes on as another viewer, who sees other data. What the last one has changed is sent before, where that is possible. */
  async function begin(next: string | null): Promise<void> {
    if (sending) await Promise.race([sending, pause(RETRY_MS.length)])
    era += 1
    queue = []
    tell({ unsaved: false, refused: null })
    if (token() !== next) {
      if (next === null) local.remove(TOKEN_KEY)
      else local.set(TOKEN_KEY, next)
    }
    if (next === null) for (const key of values.keys()) put(key, undefined)
    while (!(await fetchData(true))) await sending
  }

  async function become(next: string | null): Promise<void> {
    viewer = next
    await begin(next)
  }

  // In another tab somebody has signed in or out.
  let viewer = token()
  local.subscribe(TOKEN_KEY, () => {
    if (token() !== viewer) void become(token()).catch(away)
  })

  return {
    name: app,
    keys: () => [
      ...local.keys().filter((key) => !shared(key) && key !== TOKEN_KEY),
      ...values.keys(),
    ],
    get: (key) => (shared(key) ? values.get(key) : local.get(key)),
    set(key, value) {
      if (!shared(key)) return local.set(key, value)
      if (!state.loaded) throw new StorageError(AWAY)
      const change = changeOf(key, values.get(key), value)
      if (!change) return
      queue = [...queue, change]
      tell({ unsaved: true })
      put(key, value)
      void flush()
    },
    remove(key) {
      if (!shared(key)) return local.remove(key)
      queue = [...queue, { key, remove: true }]
      tell({ unsaved: true })
      put(key, undefined)
      void flush()
    },
    subscribe(key, listener) {
      if (!shared(key)) return local.subscribe(key, listener)
      const known = listeners.get(key) ?? new Set()
      listeners.set(key, known.add(listener))
      return () => known.delete(listener)
    },
    request,
    async signedIn(next) {
      try {
        await become(next)
      } catch (problem) {
        local.remove(TOKEN_KEY)
        throw problem
      }
    },
    signedOut: () => become(null),
    async refresh() {
      await fetchData(false)
    },
    connection: () => state,
    watch(listener) {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
    async load() {
      try {
        await fetchData(true)
      } catch (problem) {
        away(problem)
      }
    },
    follow() {
      const look = () => {
        if (document.visibilityState === 'hidden' || queue.length > 0 || sending) return
        void fetchData(!state.loaded).catch(away)
      }
      const timer = setInterval(look, FOLLOW_MS)
      const moments = [
        [window, 'online'],
        [window, 'focus'],
        [document, 'visibilitychange'],
      ] as const
      for (const [target, moment] of moments) target.addEventListener(moment, look)
      return () => {
        clearInterval(timer)
        for (const [target, moment] of moments) target.removeEventListener(moment, look)
      }
    },
    dismiss: () => tell({ refused: null }),
  }
}

interface Found {
  version: number
  values: Record<string, unknown>
}

function pause(attempt: number): Promise<void> {
  const longest = RETRY_MS.at(-1) ?? 0
  return new Promise((resolve) => setTimeout(resolve, RETRY_MS[attempt] ?? longest))
}
