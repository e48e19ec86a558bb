import { useEffect, useMemo, useRef, type ComponentProps } from 'react'
import { rememberPlace } from '../../lib/accounts/places'
import { useAccounts } from '../../lib/accounts/useAccounts'
import { isOffered, mayOpen, type PageAccess } from '../../lib/viewer/permission'
import { nobody } from '../../lib/viewer/viewer'
import { signIn } from '../../signIn'
import { AppShell, draw, type PageEntry } from '../layout/AppShell'
import { AccountMenu } from './AccountMenu'
import { accountPages } from './accountPages'
import { LoginPage } from './LoginPage'
import { NoAccess } from './NoAccess'

type Props = Omit<ComponentProps<typeof AppShell>, 'pages' | 'render'> & {
  pages: readonly (PageEntry & PageAccess)[]
}

/** The app's shell with accounts: links to log in, the menu of who has, and pages only for those who may open them. */
export function AccountShell({ pages, children, ...shell }: Props) {
  const { viewer, own, resume } = useAccounts()
  const locked = signIn.required && !own

  const entries = useMemo(() => {
    const offered = (page: PageAccess) => !locked && isOffered(page, viewer)
    return [...pages.map((page) => ({ ...page, hidden: !offered(page) })), ...accountPages]
  }, [pages, viewer, locked])

  useEffect(() => {
    const remember = () => rememberPlace(location.hash)
    remember()
    window.addEventListener('hashchange', remember)
    return () => window.removeEventListener('hashchange', remember)
  }, [])

  // The account may have been changed, deactivated or removed meanwhile, and a session at a server may have ended.
  const lost = viewer.id !== null && !own
  const { name, email, role } = own ?? nobody
  useEffect(() => void resume(), [resume, lost, name, email, role])

  // The form or the menu that had the focus is gone: it goes on at the page.
  const ownId = own?.id
  const known = useRef(ownId)
  useEffect(() => {
    if (known.current === ownId) return
    known.current = ownId
    document.querySelector('main')?.focus()
  }, [ownId])

  function render(page: PageEntry, record: string | null, app: string) {
    if (accountPages.some((one) => one.id === page.id)) return draw(page, record, app)
    if (locked) return <LoginPage />
    const access: PageAccess = pages.find((one) => one.id === page.id) ?? {}
    if (!mayOpen(access, viewer)) return <NoAccess title={page.title} roles={access.roles} />
    return draw(page, record, app)
  }

  return (
    <AppShell {...shell} pages={entries} render={render}>
      {children}
      <AccountMenu />
    </AppShell>
  )
}
