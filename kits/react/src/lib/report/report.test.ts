import { describe, expect, it } from 'vitest'
import type { Field, Row } from '../records/fields'
import { spansOfTime } from '../timeline'
import { rangeOf, within } from './period'
import { reportCsv, reportOf } from './report'

const tags: Field = { id: 'tags', label: 'Tags', type: 'tags' }
const amount: Field = { id: 'amount', label: 'Amount', type: 'number' }
const rows: Row[] = [
  { id: '1', on: '2026-01-31', tags: ['a', 'b'], amount: 10 },
  { id: '2', on: '2026-02-01', tags: ['a'], amount: 5 },
  { id: '3', on: null, tags: [], amount: null },
]

describe('report', () => {
  it('counts each record once in the total, in whatever groups it is', () => {
    const report = reportOf(rows, tags, [amount], {})
    expect(report.lines).toEqual([
      { label: 'a', count: 2, sums: [15] },
      { label: 'b', count: 1, sums: [10] },
      { label: 'Not set', count: 1, sums: [0] },
    ])
    expect(report.total).toEqual({ label: 'Total', count: 3, sums: [15] })
    expect(reportCsv(report, tags, [amount])).toBe(
      '\uFEFFTags,Count,Amount\r\na,2,15\r\nb,1,10\r\nNot set,1,0\r\nTotal,3,15\r\n',
    )
  })

  it('periods have their first and last days', () => {
    const now = new Date(2026, 0, 15)
    expect(rangeOf('this-month', now)).toEqual({ from: '2026-01-01', to: '2026-01-31' })
    expect(rangeOf('last-month', now)).toEqual({ from: '2025-12-01', to: '2025-12-31' })
    expect(rangeOf('last-year', now)).toEqual({ from: '2025-01-01', to: '2025-12-31' })
    const ids = (from: string, to: string) => within(rows, 'on', { from, to }).map((row) => row.id)
    expect(ids('', '')).toEqual(['1', '2', '3'])
    expect(ids('2026-02-01', '')).toEqual(['2'])
    expect(ids('', '2026-01-31')).toEqual(['1'])
  })
})

describe('timeline', () => {
  it('goes by months, and by years where records are rare', () => {
    expect(spansOfTime(rows, 'on', 'newest').map(({ key }) => key)).toEqual([
      '2026-02',
      '2026-01',
      '',
    ])
    const years = [1969, 1981, 1990, 2001].map((year, at) => ({ id: `${at}`, on: `${year}-07-20` }))
    expect(spansOfTime(years, 'on', 'oldest')[0]).toMatchObject({ key: '1969', label: '1969' })
    expect(spansOfTime(years, 'on', 'oldest', 'month')[0]?.key).toBe('1969-07')
  })
})
