/** Who uses the app: whoever has signed in, else whoever has once given a name. */

export const VIEWER_KEY = 'viewer'

export const nobody = { name: '', role: null }

export function fitViewer(stored) {
  if (typeof stored !== 'object' || stored === null) return nobody
  const { name, role } = stored
  if (typeof name !== 'string') return nobody
  return { name, role: typeof role === 'string' ? role : null }
}
