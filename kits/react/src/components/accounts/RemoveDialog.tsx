import { useState } from 'react'
import { ConfirmDialog } from '../ui/ConfirmDialog'

interface Props {
  title: string
  text: string
  onRemove: () => Promise<void>
  onClose: () => void
}

/** Asks before an account is deleted, and stays until it is or could not be. */
export function RemoveDialog({ title, text, onRemove, onClose }: Props) {
  const [busy, setBusy] = useState(false)

  async function remove() {
    if (busy) return
    setBusy(true)
    try {
      await onRemove()
    } finally {
      onClose()
    }
  }

  return (
    <ConfirmDialog
      title={title}
      text={text}
      confirmLabel={busy ? 'Deleting…' : 'Delete account'}
      onCancel={() => {
        if (!busy) onClose()
      }}
      onConfirm={() => void remove()}
    />
  )
}
