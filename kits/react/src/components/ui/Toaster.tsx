import { useEffect, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { currentToast, hideToast, subscribeToast } from '../../lib/toast/toast'
import { IconButton } from './Button'
import { Icon } from './Icon'

const SHOWN_MS = 6000

/** Shows what `showToast` was given, for a while. An app has one. */
export function Toaster() {
  const toast = useSyncExternalStore(subscribeToast, currentToast)

  useEffect(() => {
    if (!toast) return
    const timer = setTimeout(hideToast, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [toast])

  // The region is there before its text: only then is a change read out.
  return createPortal(
    <div
      role="status"
      className="pointer-events-none fixed inset-x-3 bottom-4 z-30 flex justify-center"
    >
      {toast && (
        <div className="pointer-events-auto flex max-w-md items-center gap-2.5 rounded-xl border border-line bg-surface py-2 pr-2 pl-4 text-sm text-ink shadow-float">
          <Icon name="check" className="size-4 text-accent" />
          <span className="min-w-0 break-words">{toast.text}</span>
          <IconButton icon="x" label="Dismiss" onClick={hideToast} />
        </div>
      )}
    </div>,
    document.body,
  )
}
