import { useState } from 'react'
import { store } from '../../store'
import { useStored } from '../store/useStored'

/** A game that goes on after a reload. `fit` gives null for what is no game. */
export function useSavedGame<T>(key: string, fit: (stored: unknown) => T | null, make: () => T) {
  const [game, setGame] = useState(() => fit(store.get(key)) ?? make())
  const { change, error } = useStored(key, fit)

  function save(next: T) {
    setGame(next)
    // A browser that stores nothing must not stop the game.
    change(() => next)
  }

  return { game, save, error }
}
