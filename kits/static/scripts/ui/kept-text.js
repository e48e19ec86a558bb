import { MAX_KEPT } from '../lib/tools/text/tool.js'
import { kept } from './kept.js'

/** What is typed into a tool. It is kept, unless it is too long for the browser's storage. */
export function keptText(key, fit, draw) {
  const stored = kept(key, fit, () => {})
  let state = stored.read()
  return {
    get: () => state,
    set(next) {
      state = { ...state, ...next }
      const length = Object.values(state).reduce((sum, text) => sum + text.length, 0)
      if (length <= MAX_KEPT) stored.change(() => state)
      draw(state)
    },
    draw: () => draw(state),
  }
}
