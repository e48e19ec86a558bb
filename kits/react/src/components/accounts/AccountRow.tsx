import type { Account } from '../../lib/accounts/accounts'
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
  onRole: (role: string) => void
  onActive: (active: boolean) => void
  onRemove: () => void
}

export function AccountRow({ account, own, last, onRole, onActive, onRemove }: Props) {
  const { name, email, active, since } = account
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3 sm:px-5">
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
              value={account.role}
              options={signIn.roles.map(({ id, label }) => ({ value: id, label }))}
              onChange={onRole}
              className="w-36"
            />
            <Button
              aria-label={`${active ? 'Deactivate' : 'Activate'} ${name}`}
              disabled={own}
              onClick={() => onActive(!active)}
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
