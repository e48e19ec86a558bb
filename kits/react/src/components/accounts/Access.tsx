import { useMemo, type ReactNode } from 'react'
import { roleLabel } from '../../lib/accounts/accounts'
import { LOGIN } from '../../lib/accounts/places'
import { fieldOf, type Entity } from '../../lib/records/fields'
import { AccessContext } from '../../lib/records/useAccess'
import { may } from '../../lib/viewer/permission'
import { useViewer } from '../../lib/viewer/useViewer'
import { signIn } from '../../signIn'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'
import { cardStyle } from '../ui/styles'

interface Props {
  entity: Entity
  /** Who may add, change and delete: `everyone`, `signed-in`, or a role. */
  write?: string
  /** Only the viewer's own records: those with their name or e-mail address in this field. */
  mine?: string
  /** For a part that is nothing but a form: those who may not use it do not see it. */
  form?: boolean
  children: ReactNode
}

/** Limits what the viewer sees and may do with an entity's records in the part inside. */
export function Access({ entity, write = 'everyone', mine, form = false, children }: Props) {
  const { id, name, email, role } = useViewer()
  const access = useMemo(() => {
    const ofEmail = mine !== undefined && fieldOf(entity, mine)?.type === 'email'
    const mayWrite = may(write, { id, name, email, role }) && (mine === undefined || id !== null)
    const value = id === null ? '' : ofEmail ? email : name
    return { key: entity.key, mayWrite, own: mine === undefined ? null : { field: mine, value } }
  }, [entity, write, mine, id, name, email, role])

  const things = entity.plural.toLowerCase()
  if (form && !access.mayWrite) {
    return (
      <div className={`${cardStyle} max-w-2xl`}>
        {id === null ? (
          <EmptyState
            icon="lock"
            title="Please log in"
            text={`An account is needed to add ${things}.`}
          >
            <LinkButton look="primary" href={`#/${LOGIN}`}>
              Log in
            </LinkButton>
          </EmptyState>
        ) : (
          <EmptyState
            icon="lock"
            title="Nothing to fill in for you"
            text={`Only the role ${roleLabel(signIn.roles, write)} can add ${things}.`}
          />
        )}
      </div>
    )
  }
  return (
    <AccessContext value={access}>
      {children}
      {id === null && !access.mayWrite && (
        <p className="text-sm text-muted">
          <a href={`#/${LOGIN}`} className="font-medium text-accent underline">
            Log in
          </a>{' '}
          {mine === undefined ? `to add or change ${things}.` : `to see your own ${things}.`}
        </p>
      )}
    </AccessContext>
  )
}
