import { describe, expect, it } from 'vitest'
import { changeOf } from './changes'

const row = (id: string, title = id) => ({ id, title })

describe('what the server is asked to do', () => {
  it.each([
    ['nothing', [row('a'), row('b')], [row('a'), row('b')], null],
    [
      'a changed record',
      [row('a'), row('b')],
      [row('a', 'A'), row('b')],
      { put: [{ row: row('a', 'A'), after: null }] },
    ],
    [
      'one that is new at the start',
      [row('a')],
      [row('b'), row('a')],
      { put: [{ row: row('b'), after: null }] },
    ],
    [
      'one that is new in between',
      [row('a'), row('c')],
      [row('a'), row('b'), row('c')],
      { put: [{ row: row('b'), after: 'a' }] },
    ],
    ['one that is gone', [row('a'), row('b')], [row('b')], { delete: ['a'] }],
    ['all that are gone', [row('a'), row('b')], [], { delete: ['a', 'b'] }],
    ['another order', [row('a'), row('b')], [row('b'), row('a')], { order: ['b', 'a'] }],
    ['the first list', undefined, [row('a')], { put: [{ row: row('a'), after: null }] }],
    ['the first list, with nothing in it', undefined, [], { put: [] }],
    [
      'a member of an object',
      { p: { x: 1, y: 2 } },
      { p: { x: 1, z: 3 } },
      { merge: { p: { y: null, z: 3 } } },
    ],
    ['an object with a null in it', { p: 1 }, { p: null }, { value: { p: null } }],
    ['the first object', undefined, { p: { x: 1 } }, { merge: { p: { x: 1 } } }],
    ['another kind of list', ['a'], ['a', 'b'], { value: ['a', 'b'] }],
    ['records with the same id', [row('a')], [row('a'), row('a')], { value: [row('a'), row('a')] }],
    ['a text', 'a', 'b', { value: 'b' }],
  ])('%s', (_, before, after, wanted) => {
    expect(changeOf('k', before, after)).toEqual(wanted && { key: 'k', ...wanted })
  })

  it('leaves alone what nobody has changed, however long the list', () => {
    const before = Array.from({ length: 2000 }, (_, at) => row(`r${at}`))
    const after = before.with(1000, row('r1000', 'changed'))
    expect(changeOf('k', before, after)).toEqual({
      key: 'k',
      put: [{ row: after[1000], after: 'r999' }],
    })
  })
})
