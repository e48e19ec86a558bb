import { store } from '../../store.js'
import { fitViewer, VIEWER_KEY } from './viewer.js'

/** The viewer's name as a new record's value of `field`; nothing when it is not known, so that the form asks. */
export function authorStamp(field) {
  const { name } = fitViewer(store.get(VIEWER_KEY))
  return name === '' ? {} : { [field]: name }
}
