import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import type { ServerStore } from '../../lib/store/serverStore'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { ConnectionNotice } from './ConnectionNotice'

interface Props {
  store: ServerStore
  children: ReactNode
}

/** What is inside is there once the data is. Says when the server is away, and what it did not accept. */
export function Connected({ store, children }: Props) {
  const { loaded, unsaved, away, refused } = useSyncExternalStore(store.watch, store.connection)

  useEffect(() => {
    void store.load()
    return store.follow()
  }, [store])

  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])

  if (!loaded) {
    return away === null ? (
      <Loading />
    ) : (
      <main className="grid min-h-dvh place-items-center">
        <EmptyState icon="alert" title="The app cannot be reached" text={away}>
          <Button look="primary" onClick={() => void store.load()}>
            Try again
          </Button>
        </EmptyState>
      </main>
    )
  }
  return (
    <>
      {children}
      {refused !== null && (
        <ConnectionNotice title="This was not saved" text={refused} onClose={store.dismiss} />
      )}
      {away !== null && refused === null && <ConnectionNotice title="No connection" text={away} />}
    </>
  )
}

const PATIENCE_MS = 400

/** Nothing at first: most of the time the data is there before anybody could read it. */
function Loading() {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p role="status" className="grid min-h-dvh place-items-center text-sm text-muted">
      {shown ? 'Loading …' : ''}
    </p>
  )
}
