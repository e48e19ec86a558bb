import { describe, expect, it } from 'vitest'
import { dayToOpen, eventsByDay, shiftDay, shiftMonth, timeOf, weekOf, weeksOf } from './days'

describe('days', () => {
  it('moves over the ends of months and years', () => {
    expect(shiftDay('2026-12-31', 1)).toBe('2027-01-01')
    expect(shiftMonth('2026-01-31', 1)).toBe('2026-02-01')
    expect(shiftMonth('2026-01-15', -1)).toBe('2025-12-01')
  })

  it('weeks begin where the user wants', () => {
    expect(weekOf('2026-03-08', 1)[0]).toBe('2026-03-02')
    expect(weekOf('2026-03-08', 7)[0]).toBe('2026-03-08')
  })

  it.each([
    ['2026-02', 7, 4],
    ['2026-03', 1, 6],
    ['2026-05', 1, 5],
  ])('%s has its weeks', (month, first, count) => {
    const weeks = weeksOf(month, first)
    expect(weeks).toHaveLength(count)
    expect(weeks.flat().filter((day) => day.startsWith(month)).length).toBe(
      new Date(Number(month.slice(0, 4)), Number(month.slice(5)), 0).getDate(),
    )
  })

  it('opens where there is something to see', () => {
    const today = '2026-05-09'
    expect(dayToOpen([], today)).toBe(today)
    expect(dayToOpen(['2026-03-01', '2026-05-30'], today)).toBe(today)
    expect(dayToOpen(['2026-08-02', '2026-07-01', '2026-03-01'], today)).toBe('2026-07-01')
    expect(dayToOpen(['2026-01-01', '2026-03-01'], today)).toBe('2026-03-01')
  })

  it('shows a record on all its days, and days in the order of their times', () => {
    const days = eventsByDay(
      [
        { id: 'late', on: '2026-03-09T18:00', to: null },
        { id: 'early', on: '2026-03-09T08:00', to: null },
        { id: 'trip', on: '2026-03-08', to: '2026-03-10' },
        { id: 'odd', on: '2026-03-08', to: '2026-03-01' },
        { id: 'none', on: null, to: '2026-03-10' },
      ],
      'on',
      'to',
    )
    const ids = [...days].map(([day, rows]) => [day, rows.map((row) => row.id)])
    expect(Object.fromEntries(ids)).toEqual({
      '2026-03-08': ['trip', 'odd'],
      '2026-03-09': ['trip', 'early', 'late'],
      '2026-03-10': ['trip'],
    })
    expect([timeOf('2026-03-09T18:00'), timeOf('2026-03-09')]).toEqual(['18:00', ''])
  })
})
