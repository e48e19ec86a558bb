import { openRoles } from '../../lib/accounts/accounts'
import { checkDetails, checkNewPassword, MIN_PASSWORD_CHARS } from '../../lib/accounts/checks'
import { problemsOf } from '../../lib/accounts/outcome'
import { LOGIN, returnToPlace } from '../../lib/accounts/places'
import { useAccounts } from '../../lib/accounts/useAccounts'
import { useTextForm } from '../../lib/accounts/useTextForm'
import { showToast } from '../../lib/toast/toast'
import { signIn } from '../../signIn'
import { AccountForm } from './AccountForm'
import { AccountPage } from './AccountPage'
import { AlreadyIn } from './AlreadyIn'
import { RoleField } from './RoleField'
import { PasswordField, TextField } from './TextField'

const roles = openRoles(signIn.roles)

export function SignUpPage() {
  const { accounts, own, error, nextIsAdmin: first, signUp } = useAccounts()
  const form = useTextForm({
    name: '',
    email: '',
    role: roles[0]?.id ?? '',
    password: '',
    confirm: '',
  })
  if (own) return <AlreadyIn title="Sign up" account={own} />

  async function submit() {
    const { name, email, role, password } = form.values
    const problems = {
      ...checkDetails(accounts, { name, email }),
      ...checkNewPassword(form.values),
    }
    if (form.refuse(problems)) return
    const outcome = await signUp({ name, email }, role, password)
    if (!outcome.ok) return void form.refuse(problemsOf(outcome))
    returnToPlace()
    showToast(`Welcome, ${name.trim()}. Your account is ready.`)
  }

  return (
    <AccountPage title="Sign up">
      {first && (
        <p className="rounded-lg bg-soft px-3 py-2 text-sm text-accent">
          The first account becomes the admin’s.
        </p>
      )}
      <AccountForm
        submitLabel="Sign up"
        busyLabel="Creating the account…"
        error={error}
        onSubmit={submit}
      >
        <TextField label="Name" autoComplete="name" {...form.field('name')} />
        <TextField label="Email" type="email" autoComplete="email" {...form.field('email')} />
        {!first && roles.length > 1 && <RoleField roles={roles} {...form.field('role')} />}
        <PasswordField
          label="Password"
          help={`At least ${MIN_PASSWORD_CHARS} characters.`}
          autoComplete="new-password"
          {...form.field('password')}
        />
        <PasswordField
          label="Confirm password"
          autoComplete="new-password"
          {...form.field('confirm')}
        />
      </AccountForm>
      <p className="text-center text-sm text-muted">
        <a href={`#/${LOGIN}`} className="font-medium text-accent underline">
          I already have an account
        </a>
      </p>
    </AccountPage>
  )
}
