import type { Account } from '../../lib/accounts/accounts'
import { checkNewPassword, MIN_PASSWORD_CHARS } from '../../lib/accounts/checks'
import { hashPassword } from '../../lib/accounts/password'
import { useAccounts } from '../../lib/accounts/useAccounts'
import { useTextForm } from '../../lib/accounts/useTextForm'
import { showToast } from '../../lib/toast/toast'
import { Panel } from '../ui/Panel'
import { AccountForm } from './AccountForm'
import { PasswordField } from './TextField'

export function ChangePassword({ account }: { account: Account }) {
  const { error, knows, change } = useAccounts()
  const form = useTextForm({ current: '', password: '', confirm: '' })

  async function submit() {
    const { current, password } = form.values
    if (!(await knows(account, current)))
      return void form.refuse({ current: 'This is not your current password.' })
    if (form.refuse(checkNewPassword(form.values))) return
    if (!change(account.id, { password: await hashPassword(password) })) return
    form.reset()
    showToast('Your password is changed.')
  }

  return (
    <Panel title="Password">
      <AccountForm
        submitLabel="Change password"
        busyLabel="Changing the password…"
        error={error}
        onSubmit={submit}
      >
        {/* Tells password managers which account the new password is for. */}
        <input
          type="email"
          hidden
          readOnly
          aria-hidden="true"
          tabIndex={-1}
          autoComplete="username"
          value={account.email}
        />
        <PasswordField
          label="Current password"
          autoComplete="current-password"
          {...form.field('current')}
        />
        <PasswordField
          label="New password"
          help={`At least ${MIN_PASSWORD_CHARS} characters.`}
          autoComplete="new-password"
          {...form.field('password')}
        />
        <PasswordField
          label="Confirm new password"
          autoComplete="new-password"
          {...form.field('confirm')}
        />
      </AccountForm>
    </Panel>
  )
}
