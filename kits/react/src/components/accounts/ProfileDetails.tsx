import { useId, useState } from 'react'
import { roleLabel, type Account } from '../../lib/accounts/accounts'
import { checkDetails } from '../../lib/accounts/checks'
import { problemsOf } from '../../lib/accounts/outcome'
import { useAccounts } from '../../lib/accounts/useAccounts'
import { useTextForm } from '../../lib/accounts/useTextForm'
import { showToast } from '../../lib/toast/toast'
import { signIn } from '../../signIn'
import { ImageInput } from '../records/ImageInput'
import { FormField } from '../ui/FormField'
import { Panel } from '../ui/Panel'
import { AccountForm } from './AccountForm'
import { Avatar } from './Avatar'
import { TextField } from './TextField'

/** Name, e-mail address and picture. */
export function ProfileDetails({ account }: { account: Account }) {
  const { accounts, error, change } = useAccounts()
  const form = useTextForm({ name: account.name, email: account.email })
  const [picture, setPicture] = useState(account.picture)
  const pictureId = useId()

  async function submit() {
    if (form.refuse(checkDetails(accounts, form.values, account.id))) return
    const { name, email } = form.values
    const outcome = await change(account.id, { name: name.trim(), email: email.trim(), picture })
    if (!outcome.ok) return void form.refuse(problemsOf(outcome))
    showToast('Your profile is saved.')
  }

  return (
    <Panel title="Your details">
      <div className="flex items-center gap-3">
        <Avatar name={form.values.name} picture={picture} className="size-14 text-lg" />
        <p className="min-w-0 text-sm text-muted">
          <span className="block text-base font-semibold break-words text-ink">{account.name}</span>
          {signIn.roles.length > 1 && `Role: ${roleLabel(signIn.roles, account.role)}`}
        </p>
      </div>
      <AccountForm submitLabel="Save changes" busyLabel="Saving…" error={error} onSubmit={submit}>
        <TextField label="Name" autoComplete="name" {...form.field('name')} />
        <TextField label="Email" type="email" autoComplete="email" {...form.field('email')} />
        <FormField id={pictureId} label="Picture">
          <ImageInput
            field={{ label: 'Picture' }}
            id={pictureId}
            value={picture}
            onChange={setPicture}
          />
        </FormField>
      </AccountForm>
    </Panel>
  )
}
