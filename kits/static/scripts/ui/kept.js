import { StorageError } from '../lib/store/DataStore.js'
import { store } from '../store.js'
import { errorPlace } from './notices.js'

/**
 * A value kept in the data store. `fit` makes sure that what was stored has the expected shape, `draw` is called with the
 * value now and after each change, also from another tab.
 */
export function kept(key, fit, draw) {
  const error = errorPlace()
  let problem = null
  const say = (message) => {
    problem = message
    error.show(message)
  }
  const read = () => fit(store.get(key))
  store.subscribe(key, () => draw(read()))

  return {
    error: error.element,
    /** Why the last change could not be stored; null when it was. */
    problem: () => problem,
    read,
    draw: () => draw(read()),
    /** Says whether the new value could be stored. */
    change: (update) => attempt(() => store.set(key, update(read()))),
    attempt,
  }

  /** Runs a change of the store; says whether it was possible. */
  function attempt(work) {
    try {
      work()
      say(null)
      return true
    } catch (cause) {
      if (!(cause instanceof StorageError)) throw cause
      say(cause.message)
      return false
    }
  }
}
