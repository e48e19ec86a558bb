import { omit } from '../members'

/**
 * Who has voted what: subject (a record, a poll) → voter → vote. Kept beside the records, so that each voter counts once and
 * can take the vote back.
 */
export type Ballots<V> = Record<string, Record<string, V>>

/** For or against. A like is a vote for something that cannot be voted against. */
export type Direction = 1 | -1

export function fitDirections(stored: unknown): Ballots<Direction> {
  return fitBallots(stored, (vote) => vote === 1 || vote === -1)
}

export function fitChoices(stored: unknown): Ballots<string> {
  return fitBallots(stored, (vote) => typeof vote === 'string')
}

function fitBallots<V>(stored: unknown, isVote: (vote: unknown) => vote is V): Ballots<V> {
  return Object.fromEntries(
    members(stored).map(([subject, votes]) => [
      subject,
      Object.fromEntries(
        members(votes).flatMap(([voter, vote]) => (isVote(vote) ? [[voter, vote] as const] : [])),
      ),
    ]),
  )
}

export function votesOn<V>(ballots: Ballots<V>, subject: string): Record<string, V> {
  return Object.hasOwn(ballots, subject) ? (ballots[subject] ?? {}) : {}
}

export function voteOf<V>(ballots: Ballots<V>, subject: string, voter: string): V | undefined {
  return voter === '' ? undefined : votesOn(ballots, subject)[voter]
}

/** Puts a vote in the place of the voter's last one; null takes it back. */
export function cast<V>(
  ballots: Ballots<V>,
  subject: string,
  voter: string,
  vote: V | null,
): Ballots<V> {
  const others = omit(votesOn(ballots, subject), voter)
  return { ...ballots, [subject]: vote === null ? others : { ...others, [voter]: vote } }
}

/** Votes for minus votes against. */
export function balance(ballots: Ballots<Direction>, subject: string): number {
  return Object.values(votesOn(ballots, subject)).reduce<number>((sum, vote) => sum + vote, 0)
}

function members(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : []
}
