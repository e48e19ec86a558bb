import { roleLabel } from '../../lib/accounts/accounts'
import { LOGIN, SIGN_UP } from '../../lib/accounts/places'
import { useAccounts } from '../../lib/accounts/useAccounts'
import { signIn } from '../../signIn'
import { Page } from '../layout/Page'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'
import { cardStyle } from '../ui/styles'

interface Props {
  title: string
  /** Those who may open it; any account may without. */
  roles?: readonly string[]
}

/** Stands in the place of a page that the viewer may not open. */
export function NoAccess({ title, roles }: Props) {
  const { own } = useAccounts()
  const allowed = roles?.map((role) => roleLabel(signIn.roles, role)).join(' or ')
  return (
    <Page title={title} narrow>
      <div className={cardStyle}>
        <EmptyState
          icon="lock"
          title={own ? 'You cannot open this page' : 'Please log in'}
          text={
            allowed
              ? `This page is for the role ${allowed}${own ? `; you are logged in as ${roleLabel(signIn.roles, own.role)}` : ''}.`
              : 'This page is for people with an account.'
          }
        >
          <div className="flex flex-wrap justify-center gap-2">
            {own ? (
              <LinkButton href="#/">Back to the start page</LinkButton>
            ) : (
              <>
                <LinkButton look="primary" href={`#/${LOGIN}`}>
                  Log in
                </LinkButton>
                <LinkButton href={`#/${SIGN_UP}`}>Sign up</LinkButton>
              </>
            )}
          </div>
        </EmptyState>
      </div>
    </Page>
  )
}
