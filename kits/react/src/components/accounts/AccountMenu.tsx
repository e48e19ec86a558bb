import { useState } from 'react'
import { roleLabel } from '../../lib/accounts/accounts'
import { LOGIN, PROFILE, SIGN_UP } from '../../lib/accounts/places'
import { useAccounts } from '../../lib/accounts/useAccounts'
import { showToast } from '../../lib/toast/toast'
import { signIn } from '../../signIn'
import { Icon } from '../ui/Icon'
import { LinkButton } from '../ui/LinkButton'
import { Popover } from '../ui/Popover'
import { Avatar } from './Avatar'

const itemStyle = 'block w-full rounded-lg px-3 py-2 text-left font-medium hover:bg-sunken'

/** In the header: links to log in and sign up, or who has signed in and what they can do about it. */
export function AccountMenu() {
  const { own, signOut } = useAccounts()
  const [busy, setBusy] = useState(false)
  if (!own) {
    return (
      <span className="flex gap-1.5">
        <LinkButton look="quiet" href={`#/${LOGIN}`} className="h-9 px-3">
          Log in
        </LinkButton>
        <LinkButton look="primary" href={`#/${SIGN_UP}`} className="h-9 px-3">
          Sign up
        </LinkButton>
      </span>
    )
  }

  async function leave() {
    if (busy) return
    setBusy(true)
    const outcome = await signOut()
    setBusy(false)
    showToast(outcome.ok ? 'You are logged out.' : outcome.message)
  }

  const role = signIn.roles.length > 1 ? roleLabel(signIn.roles, own.role) : null
  return (
    <Popover
      label={`Account of ${own.name}`}
      className="flex max-w-48 items-center gap-2 rounded-lg py-1 pr-2 pl-1 text-sm font-medium transition hover:bg-sunken"
      face={
        <>
          <Avatar name={own.name} picture={own.picture} />
          <span className="truncate max-sm:sr-only">{own.name}</span>
          <Icon name="down" className="size-4 text-muted" />
        </>
      }
    >
      {(close) => (
        <>
          <div className="border-b border-line px-4 py-3">
            <p className="truncate font-semibold">{own.name}</p>
            <p className="truncate text-muted">{own.email}</p>
            {role && <p className="mt-1 text-xs text-muted">Role: {role}</p>}
          </div>
          <div className="p-1">
            <a href={`#/${PROFILE}`} className={itemStyle} onClick={close}>
              Profile
            </a>
            <button
              type="button"
              className={itemStyle}
              aria-busy={busy}
              onClick={() => void leave()}
            >
              {busy ? 'Logging out…' : 'Log out'}
            </button>
          </div>
        </>
      )}
    </Popover>
  )
}
