import { store } from '../../store'
import { fitViewer, VIEWER_KEY } from './viewer'

/** The viewer's name as a new record's value of `field`; nothing when it is not known, so that the form asks. */
export function authorStamp<Field extends string>(field: Field): Partial<Record<Field, string>> {
  const { name } = fitViewer(store.get(VIEWER_KEY))
  return name === '' ? {} : ({ [field]: name } as Record<Field, string>)
}
