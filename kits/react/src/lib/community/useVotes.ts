import type { Entity, Field, Row } from '../records/fields'
import { balance, cast, fitDirections, voteOf, type Direction } from './ballots'
import { useKept } from './useKept'
import type { Me } from './useMe'

/** Likes and votes on the records of an entity. `score` is the field with those that records bring along. */
export function useVotes(entity: Entity, score: Field | undefined, me: Me) {
  const { value: ballots, change, error } = useKept(`${entity.key}-votes`, fitDirections)
  const mine = (id: string): Direction | undefined => voteOf(ballots, id, me.id)

  return {
    ballots,
    change,
    error,
    mine,
    scoreOf: (row: Row): number => Number((score && row[score.id]) ?? 0) + balance(ballots, row.id),
    /** The same vote once more takes it back. */
    vote(id: string, direction: Direction): boolean {
      const voter = me.ensure()
      const next = mine(id) === direction ? null : direction
      return voter !== '' && change((current) => cast(current, id, voter, next))
    },
  }
}

export type Votes = ReturnType<typeof useVotes>
