import type { Look } from './brush'
import type { Difficulty } from './difficulty'
import type { Random } from './random'
import type { Direction } from './swipe'

export interface Point {
  x: number
  y: number
}

/** A number above the game, such as the lives that are left. */
export interface Figure {
  label: string
  value: string | number
}

/** What the player does during one step. */
export interface Input<A extends string = string> {
  held: ReadonlySet<A>
  /** What has been pressed since the last step, in order. */
  pressed: readonly A[]
  /** Where the mouse or a finger is, in the game's own units. */
  pointer: Point | null
}

/**
 * A game that runs by the clock. States are never changed but replaced, and chance comes in from outside: the same input gives
 * the same game.
 */
export interface ClockGame<S, A extends string = string> {
  /** What the best results are stored under. */
  id: string
  title: string
  help: string
  keys: Readonly<Record<string, A>>
  start(difficulty: Difficulty, random: Random): S
  /** The state `dt` seconds later. */
  step(state: S, input: Input<A>, dt: number, random: Random): S
  isOver(state: S): boolean
  score(state: S): number
  /** What to show besides the score and the best score. */
  figures(state: S): readonly Figure[]
  /** There is no best score, and the figures say who leads. */
  isDuel?: boolean
  /** How it ended. */
  result(state: S): string
  /** What of the state shows, for games that are not drawn in every frame: they are drawn anew when it changes. */
  scene?(state: S): string
}

/** A game that is drawn on a canvas. */
export interface ArcadeGame<S, A extends string = string> extends ClockGame<S, A> {
  /** Size of the drawing in the game's own units. */
  width: number
  height: number
  /** Buttons for phones. */
  pad: readonly { action: A; label: string; symbol: string }[]
  /** What a stroke of a finger over the drawing stands for. */
  swipes?: Readonly<Partial<Record<Direction, A>>>
  /** What a touch or click on the drawing stands for. */
  tap?: A
  paint(context: CanvasRenderingContext2D, state: S, look: Look): void
}

/** Input of a player who does nothing. */
export const idle: Input<never> = { held: new Set<never>(), pressed: [], pointer: null }

/** Arrow keys and W, A, S, D. */
export const steering = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  w: 'up',
  s: 'down',
  a: 'left',
  d: 'right',
} as const

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
