import { useState } from 'react'
import { store } from '../../store'
import { useStored } from '../store/useStored'

/**
 * A game that goes on after a reload. `fit` gives null for what is no game; `pack` gives what to store, where that is not the
 * game itself.
 */
export function useSavedGame<T>(
  key: string,
  fit: (stored: unknown) => T | null,
  make: () => T,
  pack: (game: T) => unknown = (game) => game,
) {
  const [game, setGame] = useState(() => fit(store.get(key)) ?? make())
  const { change, error } = useStored<unknown>(key, (stored) => stored)

  function save(next: T) {
    setGame(next)
    // A browser that stores nothing must not stop the game.
    change(() => pack(next))
  }

  return { game, save, error }
}
