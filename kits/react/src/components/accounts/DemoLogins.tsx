import { useState } from 'react'
import { DEMO_PASSWORD, roleLabel, type Account } from '../../lib/accounts/accounts'
import { useAccounts } from '../../lib/accounts/useAccounts'
import { signIn } from '../../signIn'
import { Button } from '../ui/Button'
import { Avatar } from './Avatar'

/** The demo accounts, as buttons that log in at once. */
export function DemoLogins({ onChoose }: { onChoose: (account: Account) => Promise<void> }) {
  const { accounts } = useAccounts()
  const [busy, setBusy] = useState<string | null>(null)
  // One that has got a password of its own is nobody's demo any longer.
  const demo = accounts.filter((one) => one.password === null && one.active)
  if (demo.length === 0) return null

  async function choose(account: Account) {
    if (busy !== null) return
    setBusy(account.id)
    try {
      await onChoose(account)
    } finally {
      setBusy(null)
    }
  }

  return (
    <section aria-label="Demo accounts" className="border-t border-line pt-5">
      <h2 className="text-sm font-semibold">Just looking around?</h2>
      <p className="mt-1 text-sm text-muted">
        Use a demo account. Its password is <code className="text-ink">{DEMO_PASSWORD}</code>.
      </p>
      <ul className="mt-3 flex flex-col gap-2">
        {demo.map((account) => (
          <li key={account.id}>
            <Button
              className="h-auto w-full justify-start gap-3 px-3 py-2 text-left"
              aria-busy={busy === account.id}
              onClick={() => void choose(account)}
            >
              <Avatar name={account.name} picture={account.picture} />
              <span className="min-w-0">
                <span className="block">
                  {busy === account.id
                    ? 'Logging in…'
                    : `Log in as ${roleLabel(signIn.roles, account.role)}`}
                </span>
                <span className="block truncate text-xs font-normal text-muted">
                  {account.email}
                </span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
