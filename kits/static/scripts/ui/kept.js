import { StorageError } from '../lib/store/DataStore.js'
import { store } from '../store.js'
import { errorPlace } from './notices.js'

/**
 * A value kept in the data store. `fit` makes sure that what was stored has the expected shape, `draw` is called with the
 * value now and after each change, also from another tab.
 */
export function kept(key, fit, draw) {
  const error = errorPlace()
  const read = () => fit(store.get(key))
  store.subscribe(key, () => draw(read()))

  return {
    error: error.element,
    read,
    draw: () => draw(read()),
    /** Says whether the new value could be stored. */
    change(update) {
      try {
        store.set(key, update(read()))
        error.show(null)
        return true
      } catch (problem) {
        if (!(problem instanceof StorageError)) throw problem
        error.show(problem.message)
        return false
      }
    },
  }
}
