/** Who uses the app: whoever has signed in, else whoever has once given a name. */
export interface Viewer {
  /** Id of the account; null when nobody has signed in. */
  id: string | null
  /** Empty as long as nobody has said who they are. */
  name: string
  /** Of the account; empty when nobody has signed in. */
  email: string
  /** One of the app's roles; null in an app without accounts, or when nobody has signed in. */
  role: string | null
}

export const VIEWER_KEY = 'viewer'

export const nobody: Viewer = { id: null, name: '', email: '', role: null }

export function fitViewer(stored: unknown): Viewer {
  if (typeof stored !== 'object' || stored === null) return nobody
  const { id, name, email, role } = stored as Record<string, unknown>
  if (typeof name !== 'string') return nobody
  return {
    id: typeof id === 'string' ? id : null,
    name,
    email: typeof email === 'string' ? email : '',
    role: typeof role === 'string' ? role : null,
  }
}
