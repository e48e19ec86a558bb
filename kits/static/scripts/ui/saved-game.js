import { kept } from './kept.js'

/**
 * A game that goes on after a reload. `fit` gives null for what is no game; `pack` gives what to store, where that is not the
 * game itself.
 */
export function savedGame(key, fit, make, pack = (game) => game) {
  const stored = kept(
    key,
    (value) => value,
    () => {},
  )
  let game = fit(stored.read()) ?? make()
  return {
    error: stored.error,
    get: () => game,
    save(next) {
      game = next
      // A browser that stores nothing must not stop the game.
      stored.change(() => pack(next))
    },
  }
}
