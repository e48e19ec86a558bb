import { kept } from './kept.js'

/** A game that goes on after a reload. `fit` gives null for what is no game. */
export function savedGame(key, fit, make) {
  const stored = kept(key, fit, () => {})
  let game = stored.read() ?? make()
  return {
    error: stored.error,
    get: () => game,
    save(next) {
      game = next
      // A browser that stores nothing must not stop the game.
      stored.change(() => next)
    },
  }
}
