/** Who uses the app: whoever has signed in, else whoever has once given a name. */
export interface Viewer {
  /** Empty as long as nobody has said who they are. */
  name: string
  /** One of the app's roles; null in an app without accounts, or when nobody has signed in. */
  role: string | null
}

export const VIEWER_KEY = 'viewer'

export const nobody: Viewer = { name: '', role: null }

export function fitViewer(stored: unknown): Viewer {
  if (typeof stored !== 'object' || stored === null) return nobody
  const { name, role } = stored as Record<string, unknown>
  if (typeof name !== 'string') return nobody
  return { name, role: typeof role === 'string' ? role : null }
}
