import { useMedia } from './useMedia'

/** Whether the window is as narrow as a phone. */
export function useNarrow(): boolean {
  return useMedia('(max-width: 40rem)')
}
