import { describe, expect, it } from 'vitest'
import { sampleJson } from './sample'
import { branches, codePath, treeKey, treeLines } from './tree'

const value: unknown = { a: 1, list: [true, { deep: 'Tea' }], 'odd/key~': null, none: {} }
const paths = (closed: string[], search = '') =>
  treeLines(value, new Set(closed), search).lines.map((line) => line.path)

describe('the tree', () => {
  it('shows what is open', () => {
    expect(paths([])).toEqual([
      '',
      '/a',
      '/list',
      '/list/0',
      '/list/1',
      '/list/1/deep',
      '/odd~1key~0',
      '/none',
    ])
    expect(paths(['/list'])).toEqual(['', '/a', '/list', '/odd~1key~0', '/none'])
    expect(paths([''])).toEqual([''])
    expect(branches(value)).toEqual(['', '/list', '/list/1'])
  })

  it('says what there is', () => {
    const { lines } = treeLines(value, new Set(), '')
    expect(lines.map(({ kind, text, open }) => [kind, text, open])).toEqual([
      ['object', '{4 keys}', true],
      ['number', '1', null],
      ['array', '[2 items]', true],
      ['boolean', 'true', null],
      ['object', '{1 key}', true],
      ['string', '"Tea"', null],
      ['null', 'null', null],
      ['object', '{0 keys}', null],
    ])
  })

  it('finds keys and values, also in what is closed', () => {
    expect(paths(['', '/list'], 'tea')).toEqual(['', '/list', '/list/1', '/list/1/deep'])
    expect(treeLines(value, new Set(), 'LIST').found).toBe(1)
    expect(paths([], 'nothing like it')).toEqual([])
    expect(paths([], '4 keys')).toEqual([])
  })

  it('is walked with the keyboard', () => {
    const { lines } = treeLines(value, new Set(['/list/1']), '')
    expect(treeKey(lines, 0, 'ArrowDown')).toEqual({ move: 1 })
    expect(treeKey(lines, 0, 'ArrowUp')).toEqual({ move: 0 })
    expect(treeKey(lines, 4, 'ArrowRight')).toEqual({ toggle: true })
    expect(treeKey(lines, 2, 'ArrowRight')).toEqual({ move: 3 })
    expect(treeKey(lines, 3, 'ArrowLeft')).toEqual({ move: 2 })
    expect(treeKey(lines, 2, 'ArrowLeft')).toEqual({ toggle: true })
    expect(treeKey(lines, 1, 'Enter')).toEqual({})
    expect(treeKey(lines, 1, 'x')).toBeNull()
  })

  it('writes paths as code', () => {
    expect(['', '/list/1/deep', '/odd~1key~0', '/a'].map(codePath)).toEqual([
      '',
      'list[1].deep',
      '["odd/key~"]',
      'a',
    ])
  })
})

it('the sample is JSON', () => expect(JSON.parse(sampleJson)).toHaveProperty('menu'))
