import { useState } from 'react'
import type { Account } from '../../lib/accounts/accounts'
import { PROFILE } from '../../lib/accounts/places'
import { useAccounts } from '../../lib/accounts/useAccounts'
import { Button } from '../ui/Button'
import { LinkButton } from '../ui/LinkButton'
import { ErrorNotice } from '../ui/Notices'
import { AccountPage } from './AccountPage'
import { Avatar } from './Avatar'

/** In the place of a form to log in, for those who have. */
export function AlreadyIn({ title, account }: { title: string; account: Account }) {
  const { error, signOut } = useAccounts()
  const [busy, setBusy] = useState(false)

  async function leave() {
    if (busy) return
    setBusy(true)
    await signOut()
    setBusy(false)
  }

  return (
    <AccountPage title={title}>
      <div className="flex items-center gap-3">
        <Avatar name={account.name} picture={account.picture} className="size-12 text-base" />
        <p className="min-w-0">
          You are logged in as <strong className="break-words">{account.name}</strong>.
        </p>
      </div>
      <ErrorNotice message={error} />
      <div className="flex flex-wrap gap-2">
        <LinkButton look="primary" href="#/">
          Continue
        </LinkButton>
        <LinkButton href={`#/${PROFILE}`}>Profile</LinkButton>
        <Button aria-busy={busy} onClick={() => void leave()}>
          {busy ? 'Logging out…' : 'Log out'}
        </Button>
      </div>
    </AccountPage>
  )
}
