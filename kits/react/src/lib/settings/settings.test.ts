import { describe, expect, it } from 'vitest'
import { browserStore } from '../store/browserStore'
import { StorageError } from '../store/DataStore'
import { makeBackup, readBackup, resetData, restoreBackup } from './backup'
import { fitSettings, settingValue } from './settings'
import { fitTheme } from './theme'

/** A browser's storage that refuses values longer than `limit`. */
function memory(limit = Infinity): Storage {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => {
      if (value.length > limit) throw new Error('QuotaExceededError')
      items.set(key, value)
    },
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  }
}

describe('settings', () => {
  it('hold what was stored as long as it fits', () => {
    const choice = { id: 'size', label: 'Size', type: 'choice', options: ['S', 'M'] } as const
    expect(settingValue(choice, { size: 'M' })).toBe('M')
    expect(settingValue(choice, { size: 'XL' })).toBe('S')
    expect(settingValue({ ...choice, default: 'M' }, {})).toBe('M')
    expect(settingValue({ id: 'on', label: 'On', type: 'toggle' }, { on: 'yes' })).toBe(false)
    expect(settingValue({ id: 'n', label: 'N', type: 'number', default: 5 }, { n: NaN })).toBe(5)
    expect(settingValue({ id: 't', label: 'T', type: 'text' }, { t: 'x' })).toBe('x')
    expect(fitSettings([1])).toEqual({})
    expect(fitTheme('purple', 'dark')).toBe('dark')
  })
})

describe('backups', () => {
  const now = new Date(0)

  it('bring all data back and replace what came later', () => {
    const storage = memory()
    storage.setItem('other/v1/task', '[]')
    const store = browserStore('app', storage)
    store.set('task', [{ id: '1' }])
    const text = JSON.stringify(makeBackup(store, now))
    store.set('task', [])
    store.set('note', 'later')
    restoreBackup(store, readBackup(store, text))
    expect(store.get('task')).toEqual([{ id: '1' }])
    expect(store.keys()).toEqual(['task'])
    expect(storage.getItem('other/v1/task')).toBe('[]')
  })

  it('of other apps, and other files, are refused with the reason', () => {
    const store = browserStore('app', memory())
    const foreign = JSON.stringify(makeBackup(browserStore('shop', memory()), now))
    expect(() => readBackup(store, foreign)).toThrow('another app')
    expect(() => readBackup(store, 'nonsense')).toThrow('cannot be read')
    for (const text of ['null', '[]', '{"format":"app-data/1"}', '"x"'])
      expect(() => readBackup(store, text)).toThrow('no exported data')
  })

  it('change nothing when they do not fit', () => {
    const store = browserStore('app', memory(20))
    store.set('task', 'short')
    const backup = { ...makeBackup(store, now), data: { a: 1, b: 'x'.repeat(40) } }
    expect(() => restoreBackup(store, backup)).toThrow(StorageError)
    expect(store.keys()).toEqual(['task'])
    expect(store.get('task')).toBe('short')
  })

  it('are not needed to go back to the samples; who one is and the theme stay', () => {
    const store = browserStore('app', memory())
    let calls = 0
    store.subscribe('task', () => (calls += 1))
    for (const key of ['task', 'viewer', 'app-theme']) store.set(key, 1)
    resetData(store)
    expect(store.keys()).toEqual(['viewer', 'app-theme'])
    expect(store.get('task')).toBeUndefined()
    expect(calls).toBe(2)
  })
})
