import { describe, expect, it } from 'vitest'
import {
  aliasProblem,
  codeInHash,
  countClick,
  findLinks,
  newCode,
  normalUrl,
  readLinks,
  shortAddress,
  type ShortLink,
} from './links/links'
import { addTap, clampBpm, fitMetronome, tapTempo, tempoName } from './metronome/metronome'
import { formatTime, nextTrack, previousTrack, titleOf } from './music/playlist'
import { tunes, tuneSeconds, tuneWav } from './music/tunes'
import { sentences } from './typing/sentences'
import {
  addResult,
  bestResult,
  charState,
  readResults,
  typingScore,
  typingText,
  visiblePart,
} from './typing/typing'
import {
  changeCity,
  cityNames,
  dayAt,
  feelsLike,
  findCity,
  fitChanges,
  forecast,
  formatDegrees,
  nowAt,
  resetCity,
  skyName,
} from './weather/weather'

const link = (code: string, url = 'https://example.com/'): ShortLink => ({
  code,
  url,
  at: '2026-03-09T12:00:00Z',
  clicks: 0,
})

describe('short links', () => {
  it.each([
    ['example.com/a b', null],
    ['example.com', 'https://example.com/'],
    [' http://Example.com/Path?q=1 ', 'http://example.com/Path?q=1'],
    ['localhost:3000/x', 'https://localhost:3000/x'],
    ['javascript:alert(1)', null],
    ['mailto:a@example.com', null],
    ['ftp://example.com', null],
    ['nothing', null],
    ['https://', null],
    ['', null],
  ])('%j', (text, wanted) => expect(normalUrl(text)).toBe(wanted))

  it('have codes of their own', () => {
    const draws = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]
    expect(newCode([link('aaaaaa')], () => draws.shift() ?? 0)).toBe('bbbbbb')
    expect(aliasProblem('My-link_2', [])).toBeNull()
    expect(aliasProblem('a b', [])).toMatch(/letters/)
    expect(aliasProblem('DOCS', [link('docs')])).toMatch(/taken/)
  })

  it('lead somewhere and count', () => {
    const address = shortAddress('https://a.example/app/#/x', 'links', 'abc')
    expect(address).toBe('https://a.example/app/#/links/abc')
    expect(codeInHash(new URL(address).hash, 'links')).toBe('abc')
    expect([codeInHash('#/other/abc', 'links'), codeInHash('#/links', 'links')]).toEqual([
      null,
      null,
    ])
    expect(countClick([link('a'), link('b')], 'b').map(({ clicks }) => clicks)).toEqual([0, 1])
    expect(findLinks([link('abc'), link('x', 'https://maps.example/')], 'MAPS')).toHaveLength(1)
    expect(readLinks([link('a'), { ...link('b'), url: 'javascript:x' }, null])).toEqual([link('a')])
  })
})

describe('typing', () => {
  it('is scored', () => {
    expect(typingScore('hello world', 'hello worxd', 60_000)).toEqual({
      wordsPerMinute: 2,
      accuracy: 91,
    })
    expect(typingScore('abc', '', 0)).toEqual({ wordsPerMinute: 0, accuracy: 100 })
    expect(['a', 'b', 'c'].map((_, at) => charState('abc', 'ax', at))).toEqual([
      'right',
      'wrong',
      'next',
    ])
  })

  it('shows the part that is typed', () => {
    const text = typingText(sentences, () => 0)
    expect(text.length).toBeGreaterThan(1500)
    expect(visiblePart(text, 0)).toEqual({ start: 0, end: 320 })
    const { start } = visiblePart(text, 200)
    expect(text[start - 1]).toBe(' ')
    expect(start).toBeGreaterThan(130)
  })

  it('keeps results', () => {
    const result = (wordsPerMinute: number) => ({
      wordsPerMinute,
      accuracy: 90,
      seconds: 30,
      at: '2026-03-09T12:00:00Z',
    })
    const results = [30, 50, 40].reduce(
      (all, wpm) => addResult(all, result(wpm)),
      readResults(null),
    )
    expect(results.map((one) => one.wordsPerMinute)).toEqual([40, 50, 30])
    expect(bestResult(results)?.wordsPerMinute).toBe(50)
    expect(bestResult([])).toBeNull()
    expect(readResults([result(1), { accuracy: 1 }])).toHaveLength(1)
  })
})

it('a metronome knows tempi and hears taps', () => {
  expect([40, 80, 110, 130, 250].map(tempoName)).toEqual([
    'Largo',
    'Andante',
    'Moderato',
    'Allegro',
    'Prestissimo',
  ])
  const taps = [0, 500, 1000].reduce<number[]>(addTap, [])
  expect(tapTempo(taps)).toBe(120)
  expect(addTap(taps, 9000)).toEqual([9000])
  expect(tapTempo([1])).toBeNull()
  expect([clampBpm(5), clampBpm(999)]).toEqual([30, 260])
  expect(fitMetronome({ beats: 99, volume: -1 }, 96)).toEqual({ bpm: 96, beats: 4, volume: 0.7 })
})

describe('weather', () => {
  const july = new Date(2026, 6, 15, 14)
  const january = new Date(2026, 0, 15, 14)

  it('is the same whenever one looks, and fits the season', () => {
    for (const city of cityNames) {
      expect(dayAt(city, july)).toEqual(dayAt(city, new Date(2026, 6, 15, 23)))
      const { low, high, rain } = dayAt(city, july)
      expect(low).toBeLessThan(high)
      expect(rain).toBeLessThanOrEqual(100)
    }
    expect(dayAt('Moscow', january).high).toBeLessThan(dayAt('Moscow', july).low)
    expect(dayAt('Sydney', january).high).toBeGreaterThan(dayAt('Sydney', july).high)
    expect(forecast('Oslo', july).map(({ date }) => date)).toEqual([
      '2026-07-16',
      '2026-07-17',
      '2026-07-18',
      '2026-07-19',
      '2026-07-20',
    ])
  })

  it('can be changed', () => {
    const changes = fitChanges({ Oslo: { temperature: 35 }, Atlantis: { temperature: 1 } })
    expect(Object.keys(changes)).toEqual(['Oslo'])
    expect(nowAt('Oslo', july, changes).temperature).toBe(35)
    expect(nowAt('Oslo', july, {}).temperature).toBeLessThan(35)
    const windy = changeCity(changes, 'Oslo', { wind: 80 })
    expect(windy['Oslo']).toEqual({ temperature: 35, wind: 80 })
    expect(resetCity(windy, 'Oslo')).toEqual({})
  })

  it('is found and told in both units', () => {
    expect([findCity(' new y'), findCity('PARIS'), findCity('Atlantis'), findCity('')]).toEqual([
      'New York',
      'Paris',
      null,
      null,
    ])
    expect([formatDegrees(20, 'c'), formatDegrees(20, 'f')]).toEqual(['20°C', '68°F'])
    expect(skyName('stormy')).toBe('Thunderstorm')
    const cold = { temperature: 0, sky: 'cloudy', humidity: 50, wind: 30 } as const
    expect(feelsLike(cold)).toBeLessThan(-5)
    expect(feelsLike({ ...cold, temperature: 32, humidity: 80 })).toBeGreaterThan(34)
    expect(feelsLike({ ...cold, temperature: 20 })).toBe(20)
  })
})

describe('a playlist', () => {
  const how = { repeat: 'off', shuffle: false, ended: true } as const
  const first = () => 0
  it('goes on, repeats and shuffles', () => {
    expect(nextTrack(3, 0, how, first)).toBe(1)
    expect(nextTrack(3, 2, how, first)).toBeNull()
    expect(nextTrack(3, 2, { ...how, ended: false }, first)).toBe(0)
    expect(nextTrack(3, 2, { ...how, repeat: 'all' }, first)).toBe(0)
    expect(nextTrack(3, 1, { ...how, repeat: 'one' }, first)).toBe(1)
    expect(nextTrack(3, 0, { ...how, shuffle: true }, first)).toBe(1)
    expect(nextTrack(0, 0, how, first)).toBeNull()
    expect([previousTrack(3, 0, 1), previousTrack(3, 1, 10)]).toEqual([2, 1])
  })

  it('names and times', () => {
    expect([formatTime(0), formatTime(65.9), formatTime(NaN)]).toEqual(['0:00', '1:05', '0:00'])
    expect([titleOf('My_song.mp3'), titleOf('.mp3')]).toEqual(['My song', '.mp3'])
  })

  it('has tunes that are sound files', () => {
    for (const name of Object.keys(tunes)) {
      const bytes = tuneWav(name)
      expect(new TextDecoder().decode(bytes.slice(0, 4))).toBe('RIFF')
      expect(bytes.length).toBe(44 + 2 * Math.ceil(tuneSeconds(name) * 22_050))
      expect(tuneSeconds(name)).toBeGreaterThan(9)
      // Not silent, and never beyond what a sample holds.
      const loudest = new Int16Array(bytes.buffer, 44).reduce(
        (most, sample) => Math.max(most, Math.abs(sample)),
        0,
      )
      expect(loudest).toBeGreaterThan(3000)
    }
  })
})
