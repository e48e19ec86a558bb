import { useState } from 'react'
import type { Account, Edit } from '../../lib/accounts/accounts'
import { cx } from '../../lib/cx'
import { formatDate } from '../../lib/records/format'
import { signIn } from '../../signIn'
import { Badge } from '../ui/Badge'
import { Button, IconButton } from '../ui/Button'
import { SelectInput } from '../ui/SelectInput'
import { Avatar } from './Avatar'

interface Props {
  account: Account
  /** The account of the admin who looks at it. */
  own: boolean
  /** The last admin, who has to stay. */
  last: boolean
  onEdit: (changes: Edit) => Promise<void>
  onRemove: () => void
}

export function AccountRow({ account, own, last, onEdit, onRemove }: Props) {
  const { name, email, active, since } = account
  /** What has been asked for, until it is so or was refused. */
  const [asked, setAsked] = useState<Edit | null>(null)

  async function edit(changes: Edit) {
    if (asked) return
    setAsked(changes)
    try {
      await onEdit(changes)
    } finally {
      setAsked(null)
    }
  }

  return (
    <li
      aria-busy={asked !== null}
      className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3 sm:px-5"
    >
      <Avatar name={name} picture={account.picture} className="size-10 text-sm" />
      <div className="min-w-0 flex-[1_1_12rem] text-sm">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <span className="min-w-0 break-words">{name}</span>
          {own && <Badge tone="blue">You</Badge>}
          {!active && <Badge tone="red">Deactivated</Badge>}
        </p>
        <p className="break-words text-muted">{email}</p>
        <p className="text-xs text-muted">
          {since ? `Joined ${formatDate(since)}` : 'Demo account'}
          {last && ' · the only admin, so it stays one'}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {last ? (
          <Badge tone="violet">Admin</Badge>
        ) : (
          <>
            <SelectInput
              label={`Role of ${name}`}
              value={asked?.role ?? account.role}
              options={signIn.roles.map(({ id, label }) => ({ value: id, label }))}
              onChange={(role) => void edit({ role })}
              className="w-36"
            />
            <Button
              aria-label={`${active ? 'Deactivate' : 'Activate'} ${name}`}
              disabled={own}
              className={cx(asked && 'opacity-50')}
              onClick={() => void edit({ active: !active })}
            >
              {active ? 'Deactivate' : 'Activate'}
            </Button>
            <IconButton icon="trash" label={`Delete ${name}`} disabled={own} onClick={onRemove} />
          </>
        )}
      </div>
    </li>
  )
}
