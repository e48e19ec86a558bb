import { useStored } from '../store/useStored'
import { bestKey, readBest, withResult } from './best'

/** The best result of a game at a level, and the way to add one. */
export function useBest(game: string, level: string, better: 'more' | 'less' = 'more') {
  const { value, change, error } = useStored(bestKey(game), readBest)
  return {
    best: value[level],
    error,
    add: (result: number) => change((current) => withResult(current, level, result, better)),
  }
}
