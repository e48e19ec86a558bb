import { checkLogin } from '../../lib/accounts/checks'
import type { Account } from '../../lib/accounts/accounts'
import { returnToPlace, SIGN_UP } from '../../lib/accounts/places'
import { useAccounts } from '../../lib/accounts/useAccounts'
import { useTextForm } from '../../lib/accounts/useTextForm'
import { showToast } from '../../lib/toast/toast'
import { AccountForm } from './AccountForm'
import { AccountPage } from './AccountPage'
import { AlreadyIn } from './AlreadyIn'
import { DemoLogins } from './DemoLogins'
import { PasswordField, TextField } from './TextField'

export function LoginPage() {
  const { own, error, find, enter } = useAccounts()
  const form = useTextForm({ email: '', password: '' })
  if (own) return <AlreadyIn title="Log in" account={own} />

  function start(account: Account) {
    if (!enter(account)) return
    returnToPlace()
    showToast(`You are logged in as ${account.name}.`)
  }

  async function submit() {
    const { email, password } = form.values
    if (form.refuse(checkLogin(form.values))) return
    const account = await find(email, password)
    if (account?.active) return start(account)
    form.refuse({
      password: account
        ? 'This account is deactivated. Ask an admin to activate it.'
        : 'Email or password is wrong.',
    })
  }

  return (
    <AccountPage title="Log in">
      <AccountForm submitLabel="Log in" busyLabel="Logging in…" error={error} onSubmit={submit}>
        <TextField label="Email" type="email" autoComplete="username" {...form.field('email')} />
        <PasswordField
          label="Password"
          autoComplete="current-password"
          {...form.field('password')}
        />
      </AccountForm>
      <p className="text-center text-sm text-muted">
        New here?{' '}
        <a href={`#/${SIGN_UP}`} className="font-medium text-accent underline">
          Create an account
        </a>
      </p>
      <DemoLogins onChoose={start} />
    </AccountPage>
  )
}
