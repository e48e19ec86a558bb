import { describe, expect, it } from 'vitest'
import { pick, seeded } from '../random'
import {
  compare,
  explain,
  handsOf,
  helpFor,
  newMatch,
  play,
  points,
  statusOf,
  winner,
} from './game'

describe('rock, paper, scissors', () => {
  it('is fair: every hand beats as many as beat it', () => {
    for (const variant of ['classic', 'lizard-spock'] as const) {
      const hands = handsOf(variant)
      for (const hand of hands) {
        const results = hands.map((other) => compare(hand, other))
        expect(results.filter((result) => result === 'win')).toHaveLength((hands.length - 1) / 2)
        expect(results.filter((result) => result === 'draw')).toHaveLength(1)
        for (const other of hands)
          expect(compare(hand, other) === 'win').toBe(compare(other, hand) === 'loss')
      }
    }
  })

  it('ends a match when one has more than half', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const random = seeded(seed)
      let match = newMatch('5')
      while (!winner(match))
        match = play(match, pick(random, handsOf('classic')), 'classic', random)
      const { player, computer, draws } = points(match)
      expect(Math.max(player, computer)).toBe(3)
      expect(player + computer + draws).toBe(match.rounds.length)
      expect(play(match, 'rock', 'classic', random)).toBe(match)
      expect(statusOf(match)).toContain('the match!')
    }
  })

  it('goes on for ever when it is to', () => {
    const random = seeded(1)
    let match = newMatch('endless')
    for (let round = 0; round < 50; round += 1) match = play(match, 'rock', 'lizard-spock', random)
    expect(match.rounds).toHaveLength(50)
    expect(winner(match)).toBeNull()
    expect(new Set(match.rounds.map(({ computer }) => computer)).size).toBe(5)
  })

  it('says why', () => {
    expect(explain({ player: 'paper', computer: 'rock', result: 'win' })).toBe('Paper covers rock.')
    expect(explain({ player: 'paper', computer: 'scissors', result: 'loss' })).toBe(
      'Scissors cut paper.',
    )
    expect(explain({ player: 'rock', computer: 'rock', result: 'draw' })).toBe('Both chose rock.')
    expect(helpFor('classic')).toContain(
      'rock crushes scissors, paper covers rock, scissors cut paper',
    )
    expect(statusOf(newMatch('3'))).toBe('Choose your hand')
  })
})
