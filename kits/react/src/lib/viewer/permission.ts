import type { Viewer } from './viewer'

export const ADMIN = 'admin'

/** Whether the viewer belongs to those meant by `everyone`, `signed-in` or a role. Admins may do what any role may. */
export function may(who: string, { role }: Viewer): boolean {
  if (who === 'everyone') return true
  return who === 'signed-in' ? role !== null : role === who || role === ADMIN
}

export interface PageAccess {
  /** Only for these roles. */
  roles?: readonly string[]
  /** Only for those who have signed in. */
  signedIn?: boolean
}

export function mayOpen({ roles, signedIn }: PageAccess, { role }: Viewer): boolean {
  if (roles) return role !== null && roles.includes(role)
  return !signedIn || role !== null
}

/**
 * Whether navigation offers a page. One that any account may open is offered to those who have not signed in yet, and asks
 * them to; one for other roles is not.
 */
export function isOffered(page: PageAccess, viewer: Viewer): boolean {
  return mayOpen(page, viewer) || (!page.roles && viewer.role === null)
}
