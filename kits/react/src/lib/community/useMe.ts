import { store } from '../../store'
import { useStored } from '../store/useStored'
import { useViewer } from '../viewer/useViewer'
import { DEVICE_KEY, identityOf, isModerator, knownIdentity, ensureIdentity } from './identity'

/** Who takes part here: the name that is shown and the identity that counts votes. */
export function useMe() {
  const { name, role, introduce, error } = useViewer()
  const { value: device, change, error: problem } = useStored<unknown>(DEVICE_KEY, (id) => id)
  return {
    name,
    id: identityOf({ name, role }, device),
    moderates: isModerator(role),
    introduce,
    error: error ?? problem,
    /** The identity to write with; empty when the device cannot keep one. */
    ensure: (): string =>
      knownIdentity(store) !== '' || change(() => ensureIdentity(store))
        ? knownIdentity(store)
        : '',
  }
}

export type Me = ReturnType<typeof useMe>
