import { fromIso, toIsoDate } from '../dates'

export interface Card {
  /** The front stands for a card without. */
  id?: string
  front: string
  back: string
  deck?: string
}

/** Where a card stands: known cards move to the next box and come back later, others return to the first. */
export interface Standing {
  /** 1 to 5; 0 for a card never seen. */
  box: number
  /** ISO date from which it is asked again. */
  due: string
}

/** Card → standing. */
export type Progress = Record<string, Standing>

/** Days until a card of box 1, 2, 3, … is asked again. */
const DAYS = [0, 1, 3, 7, 16]
export const BOXES = DAYS.length

export function idOf({ id, front }: Card): string {
  return id ?? front
}

export function standingOf(progress: Progress, id: string): Standing {
  return Object.hasOwn(progress, id) ? (progress[id] ?? unseen) : unseen
}

const unseen: Standing = { box: 0, due: '' }

export function review(progress: Progress, id: string, known: boolean, now: Date): Progress {
  const box = known ? Math.min(BOXES, Math.max(1, standingOf(progress, id).box) + 1) : 1
  return { ...progress, [id]: { box, due: daysAfter(now, DAYS[box - 1] ?? 0) } }
}

/** The cards to learn today: what has waited longest comes first, then new ones, and last what was not known just now. */
export function dueCards(cards: readonly Card[], progress: Progress, now: Date): Card[] {
  const today = toIsoDate(now)
  const standing = (card: Card) => standingOf(progress, idOf(card))
  const turn = (card: Card) => {
    const { box, due } = standing(card)
    if (box === 0) return 'new'
    return box === 1 && due === today ? 'once more' : due
  }
  return cards
    .filter((card) => standing(card).due <= today)
    .toSorted((a, b) => turn(a).localeCompare(turn(b)))
}

/** How many cards lie in box 1, 2, 3, …; those never seen are counted apart. */
export function countBoxes(
  cards: readonly Card[],
  progress: Progress,
): { fresh: number; boxes: number[] } {
  const places = cards.map((card) => standingOf(progress, idOf(card)).box)
  const boxes = DAYS.map((_, index) => places.filter((box) => box === index + 1).length)
  return { fresh: places.filter((box) => box === 0).length, boxes }
}

/** Known is what was known at least once since it was last forgotten. */
export function countKnown(cards: readonly Card[], progress: Progress): number {
  return cards.filter((card) => standingOf(progress, idOf(card)).box > 1).length
}

/** The day on which the next card is due; null when there is none. */
export function nextDue(cards: readonly Card[], progress: Progress): string | null {
  return cards.map((card) => standingOf(progress, idOf(card)).due).toSorted()[0] ?? null
}

/** What everybody who learns on this device knows: learner → progress. */
export function fitLearners(stored: unknown): Record<string, Progress> {
  return Object.fromEntries(
    entries(stored).map(([learner, progress]) => [learner, fitProgress(progress)]),
  )
}

function fitProgress(stored: unknown): Progress {
  return Object.fromEntries(
    entries(stored).flatMap(([id, value]) => {
      const { box, due } = Object.fromEntries(entries(value))
      const fine = Number.isInteger(box) && Number(box) >= 1 && Number(box) <= BOXES
      return fine && typeof due === 'string' && fromIso(due)
        ? [[id, { box: Number(box), due }]]
        : []
    }),
  )
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

function daysAfter(date: Date, days: number): string {
  return toIsoDate(new Date(date.getFullYear(), date.getMonth(), date.getDate() + days))
}
