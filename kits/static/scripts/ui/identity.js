import { ensureIdentity, knownIdentity } from '../lib/community/identity.js'
import { StorageError } from '../lib/store/DataStore.js'
import { fitViewer, VIEWER_KEY } from '../lib/viewer/viewer.js'
import { store } from '../store.js'

/** Who uses the app, as `useMe` says in React. */
export const me = {
  name: () => fitViewer(store.get(VIEWER_KEY)).name,
  id: () => knownIdentity(store),
  introduce: (name) =>
    stored(() => store.set(VIEWER_KEY, { ...fitViewer(store.get(VIEWER_KEY)), name: name.trim() })),
  /** The identity to write with; empty when the device cannot keep one. */
  ensure: () => (stored(() => ensureIdentity(store)) ? knownIdentity(store) : ''),
}

function stored(write) {
  try {
    write()
    return true
  } catch (problem) {
    if (!(problem instanceof StorageError)) throw problem
    return false
  }
}
