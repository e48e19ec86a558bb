import type { Account } from '../../lib/accounts/accounts'
import { checkNewPassword, MIN_PASSWORD_CHARS } from '../../lib/accounts/checks'
import { problemsOf } from '../../lib/accounts/outcome'
import { useAccounts } from '../../lib/accounts/useAccounts'
import { useTextForm } from '../../lib/accounts/useTextForm'
import { showToast } from '../../lib/toast/toast'
import { Panel } from '../ui/Panel'
import { AccountForm } from './AccountForm'
import { PasswordField } from './TextField'

export function ChangePassword({ account }: { account: Account }) {
  const { error, changePassword } = useAccounts()
  const form = useTextForm({ current: '', password: '', confirm: '' })

  async function submit() {
    const { current, password } = form.values
    const missing = current === '' ? { current: 'Current password is required.' } : {}
    if (form.refuse({ ...missing, ...checkNewPassword(form.values) })) return
    const outcome = await changePassword(current, password)
    if (!outcome.ok) return void form.refuse(problemsOf(outcome))
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
