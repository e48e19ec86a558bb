import { omit } from '../members.js'

/**
 * Who has voted what: subject (a record, a poll) → voter → vote. Kept beside the records, so that each voter counts once and
 * can take the vote back.
 */
/** For or against. A like is a vote for something that cannot be voted against. */
export function fitDirections(stored) {
  return fitBallots(stored, (vote) => vote === 1 || vote === -1)
}

export function fitChoices(stored) {
  return fitBallots(stored, (vote) => typeof vote === 'string')
}

function fitBallots(stored, isVote) {
  return Object.fromEntries(
    members(stored).map(([subject, votes]) => [
      subject,
      Object.fromEntries(
        members(votes).flatMap(([voter, vote]) => (isVote(vote) ? [[voter, vote]] : [])),
      ),
    ]),
  )
}

export function votesOn(ballots, subject) {
  return Object.hasOwn(ballots, subject) ? (ballots[subject] ?? {}) : {}
}

export function voteOf(ballots, subject, voter) {
  return voter === '' ? undefined : votesOn(ballots, subject)[voter]
}

/** Puts a vote in the place of the voter's last one; null takes it back. */
export function cast(ballots, subject, voter, vote) {
  const others = omit(votesOn(ballots, subject), voter)
  return { ...ballots, [subject]: vote === null ? others : { ...others, [voter]: vote } }
}

/** Votes for minus votes against. */
export function balance(ballots, subject) {
  return Object.values(votesOn(ballots, subject)).reduce((sum, vote) => sum + vote, 0)
}

function members(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : []
}
