import { useState } from 'react'
import { isLastAdmin, type Account } from '../../lib/accounts/accounts'
import { useAccounts } from '../../lib/accounts/useAccounts'
import { showToast } from '../../lib/toast/toast'
import { Button } from '../ui/Button'
import { ErrorNotice } from '../ui/Notices'
import { Panel } from '../ui/Panel'
import { RemoveDialog } from './RemoveDialog'

export function DeleteAccount({ account }: { account: Account }) {
  const { accounts, error, remove } = useAccounts()
  const [asked, setAsked] = useState(false)
  const last = isLastAdmin(accounts, account.id)

  async function removeOwn() {
    if (!(await remove(account.id)).ok) return
    location.hash = '#/'
    showToast('Your account is deleted.')
  }

  return (
    <Panel title="Delete account">
      <p className="text-sm text-muted">
        {last
          ? 'You are the only admin. Make somebody else one before you delete your account.'
          : 'Your name, email and password are removed from this app. This cannot be undone.'}
      </p>
      <ErrorNotice message={error} />
      <Button
        className="self-start text-red-700 dark:text-red-300"
        disabled={last}
        onClick={() => setAsked(true)}
      >
        Delete my account
      </Button>
      {asked && (
        <RemoveDialog
          title="Delete your account?"
          text={`The account ${account.email} will be gone for good.`}
          onRemove={removeOwn}
          onClose={() => setAsked(false)}
        />
      )}
    </Panel>
  )
}
