import { useStored } from '../store/useStored'
import { addToTally, noTally, readTally, tallyKey, type Result } from './tally'

/** Won and lost, over all games, and the ways to change that. */
export function useTally(game: string) {
  const { value, change, error } = useStored(tallyKey(game), readTally)
  return {
    tally: value,
    error,
    add: (result: Result) => change((current) => addToTally(current, result)),
    clear: () => change(() => noTally),
  }
}
