import { checkLogin } from '../../lib/accounts/checks'
import { DEMO_PASSWORD } from '../../lib/accounts/accounts'
import { problemsOf } from '../../lib/accounts/outcome'
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
  const { own, error, signIn } = useAccounts()
  const form = useTextForm({ email: '', password: '' })
  if (own) return <AlreadyIn title="Log in" account={own} />

  async function enter(email: string, password: string) {
    const outcome = await signIn(email, password)
    if (!outcome.ok) return void form.refuse(problemsOf(outcome))
    returnToPlace()
    showToast(`You are logged in as ${outcome.value.name}.`)
  }

  async function submit() {
    if (form.refuse(checkLogin(form.values))) return
    await enter(form.values.email, form.values.password)
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
      <DemoLogins onChoose={(account) => enter(account.email, DEMO_PASSWORD)} />
    </AccountPage>
  )
}
