import type { ReactNode } from 'react'
import { Page } from '../layout/Page'
import { cardStyle } from '../ui/styles'

/** A page around one form, with a word on what the app's accounts are worth. */
export function AccountPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Page title={title} narrow>
      <div className={`${cardStyle} mx-auto flex w-full max-w-md flex-col gap-5 p-5 sm:p-7`}>
        {children}
      </div>
      <p className="mx-auto max-w-md text-center text-xs text-balance text-muted">
        Accounts are kept in this browser, on this device. They keep apart what people do here, but
        do not protect it from whoever owns the device.
      </p>
    </Page>
  )
}
