/** Who uses the app: whoever has signed in, else whoever has once given a name. */

export const VIEWER_KEY = 'viewer'

export const nobody = { id: null, name: '', email: '', role: null }

export function fitViewer(stored) {
  if (typeof stored !== 'object' || stored === null) return nobody
  const { id, name, email, role } = stored
  if (typeof name !== 'string') return nobody
  return {
    id: typeof id === 'string' ? id : null,
    name,
    email: typeof email === 'string' ? email : '',
    role: typeof role === 'string' ? role : null,
  }
}
