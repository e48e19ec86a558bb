import { hasReached, isDown } from './counters.js'

/** What a game says of its points. */
/** Best first; who has as many points stays in the order of the table. */
export function standingsOf({ list, goal }, { lowest, start }) {
  const fewer = lowest || isDown(goal, start)
  const better = (a, b) => (fewer ? a.value - b.value : b.value - a.value)
  const sorted = list.toSorted(better)
  return sorted.map((player) => ({
    rank: sorted.findIndex((other) => other.value === player.value) + 1,
    player,
  }))
}

/** A game is over when somebody has reached what is played to. */
export function isOver({ list, goal }, { start }) {
  return list.some((player) => hasReached(player.value, goal, start))
}

/** Who is first, in a sentence. */
export function leaderText(counters, rules) {
  const first = standingsOf(counters, rules).filter(({ rank }) => rank === 1)
  const points = first[0]?.player.value
  if (points === undefined) return 'No players yet'
  if (counters.list.every((player) => player.value === rules.start)) return 'No points yet'
  const names = listed(first.map(({ player }) => player.name))
  if (isOver(counters, rules)) {
    return `${names} ${first.length === 1 ? 'wins' : 'win'} with ${pointsText(points)}!`
  }
  return first.length === 1
    ? `${names} leads with ${pointsText(points)}`
    : `${names} are level with ${pointsText(points)}`
}

export function pointsText(points) {
  return points === 1 ? '1 point' : `${points} points`
}

/** Whether so many points are more than are left in a game that is played down to its goal. */
export function isTooMuch(points, value, goal, start) {
  return goal !== null && isDown(goal, start) && points > value - goal
}

/** What a player may be given at once: with a step of 1, also 5 and 10. */
export function quickPoints(step) {
  return [step, 5 * step, 10 * step]
}

function listed(names) {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}
