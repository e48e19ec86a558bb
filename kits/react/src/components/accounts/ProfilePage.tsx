import { LOGIN } from '../../lib/accounts/places'
import { useAccounts } from '../../lib/accounts/useAccounts'
import { Page } from '../layout/Page'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'
import { cardStyle } from '../ui/styles'
import { ChangePassword } from './ChangePassword'
import { DeleteAccount } from './DeleteAccount'
import { ProfileDetails } from './ProfileDetails'

export function ProfilePage() {
  const { own } = useAccounts()
  return (
    <Page title="Profile" narrow>
      {own ? (
        <div key={own.id} className="mx-auto flex w-full max-w-xl flex-col gap-6">
          <ProfileDetails account={own} />
          <ChangePassword account={own} />
          <DeleteAccount account={own} />
        </div>
      ) : (
        <div className={cardStyle}>
          <EmptyState icon="lock" title="Please log in" text="Your profile shows once you have.">
            <LinkButton look="primary" href={`#/${LOGIN}`}>
              Log in
            </LinkButton>
          </EmptyState>
        </div>
      )}
    </Page>
  )
}
