/** A number above the game, such as the lives that are left. */

/** What the player does during one step. */

/**
 * A game that runs by the clock. States are never changed but replaced, and chance comes in from outside: the same input gives
 * the same game.
 */

/** A game that is drawn on a canvas. */

/** Input of a player who does nothing. */
export const idle = { held: new Set(), pressed: [], pointer: null }

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
}

export function clamp(value, low, high) {
  return Math.min(high, Math.max(low, value))
}
