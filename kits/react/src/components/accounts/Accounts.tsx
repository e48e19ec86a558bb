import { useState } from 'react'
import { isLastAdmin, roleLabel, type Account, type Edit } from '../../lib/accounts/accounts'
import { useAccounts } from '../../lib/accounts/useAccounts'
import { ADMIN } from '../../lib/viewer/permission'
import { signIn } from '../../signIn'
import { Part } from '../layout/Page'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNotice } from '../ui/Notices'
import { SearchInput } from '../ui/SearchInput'
import { SelectInput } from '../ui/SelectInput'
import { cardStyle } from '../ui/styles'
import { AccountRow } from './AccountRow'
import { RemoveDialog } from './RemoveDialog'

interface Props {
  heading?: string
}

/** For admins: all accounts, their roles, and who may log in. */
export function Accounts({ heading }: Props) {
  const { accounts, viewer, error, change, remove } = useAccounts()
  const [text, setText] = useState('')
  const [role, setRole] = useState('')
  const [removing, setRemoving] = useState<Account | null>(null)
  const [news, setNews] = useState('')
  if (viewer.role !== ADMIN) {
    return (
      <div className={cardStyle}>
        <EmptyState
          icon="lock"
          title="Only for admins"
          text="Log in as an admin to see all accounts."
        />
      </div>
    )
  }

  const needle = text.trim().toLowerCase()
  const found = accounts.filter(
    (one) =>
      (role === '' || one.role === role) &&
      `${one.name} ${one.email}`.toLowerCase().includes(needle),
  )

  async function edit({ id, name }: Account, changes: Edit) {
    if ((await change(id, changes)).ok) setNews(newsOf(name, changes))
  }

  async function removeAccount({ id, name }: Account) {
    if ((await remove(id)).ok) setNews(`${name} is deleted.`)
  }

  return (
    <Part heading={heading}>
      <ErrorNotice message={error} />
      <div className="flex flex-wrap gap-2">
        <SearchInput label="Search accounts" value={text} onChange={setText} />
        <SelectInput
          label="Filter by role"
          value={role}
          options={[
            { value: '', label: 'Role: all' },
            ...signIn.roles.map(({ id, label }) => ({ value: id, label })),
          ]}
          onChange={setRole}
        />
      </div>
      <ul aria-label="Accounts" className={`${cardStyle} divide-y divide-line`}>
        {found.map((account) => (
          <AccountRow
            key={account.id}
            account={account}
            own={account.id === viewer.id}
            last={isLastAdmin(accounts, account.id)}
            onEdit={(changes) => edit(account, changes)}
            onRemove={() => setRemoving(account)}
          />
        ))}
        {found.length === 0 && (
          <li>
            <EmptyState
              icon="search"
              title="Nothing found"
              text="No account matches your search."
            />
          </li>
        )}
      </ul>
      <p role="status" className="text-sm text-muted">
        {news === '' ? `${found.length} of ${accounts.length} accounts` : news}
      </p>
      {removing && (
        <RemoveDialog
          title={`Delete ${removing.name}?`}
          text={`The account ${removing.email} will be gone for good. To keep somebody out for a while, deactivate the account.`}
          onRemove={() => removeAccount(removing)}
          onClose={() => setRemoving(null)}
        />
      )}
    </Part>
  )
}

function newsOf(name: string, { role, active }: Edit): string {
  if (role !== undefined) return `${name} is now ${roleLabel(signIn.roles, role)}.`
  return `${name} ${active ? 'can log in again' : 'cannot log in any longer'}.`
}
