import { useState, type ReactNode } from 'react'
import { Button } from '../ui/Button'
import { ErrorNotice } from '../ui/Notices'

interface Props {
  submitLabel: string
  /** While it is being sent: hashing a password takes a moment. */
  busyLabel: string
  error: string | null
  onSubmit: () => Promise<void>
  children: ReactNode
}

/** The frame of a form about an account. */
export function AccountForm({ submitLabel, busyLabel, error, onSubmit, children }: Props) {
  const [busy, setBusy] = useState(false)

  async function submit() {
    if (busy) return
    setBusy(true)
    try {
      await onSubmit()
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      noValidate
      aria-busy={busy}
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {children}
      <ErrorNotice message={error} />
      <Button type="submit" look="primary" className="h-11">
        {busy ? busyLabel : submitLabel}
      </Button>
    </form>
  )
}
