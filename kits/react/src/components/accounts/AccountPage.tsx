import type { ReactNode } from 'react'
import { useAccounts } from '../../lib/accounts/useAccounts'
import { Page } from '../layout/Page'
import { cardStyle } from '../ui/styles'

/** A page around one form, with a word on what the app's accounts are worth. */
export function AccountPage({ title, children }: { title: string; children: ReactNode }) {
  const { note } = useAccounts()
  return (
    <Page title={title} narrow>
      <div className={`${cardStyle} mx-auto flex w-full max-w-md flex-col gap-5 p-5 sm:p-7`}>
        {children}
      </div>
      <p className="mx-auto max-w-md text-center text-xs text-balance text-muted">{note}</p>
    </Page>
  )
}
