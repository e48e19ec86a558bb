import { ActionLink } from '../ui/ActionLink'

/** For addresses of pages that do not exist. */
export function NotFound() {
  return (
    <div className="mx-auto flex max-w-2xl flex-col items-center px-4 py-24 text-center">
      <p aria-hidden="true" className="text-7xl font-bold tracking-tight text-accent">
        404
      </p>
      <h1 className="mt-4 text-3xl font-semibold tracking-tight">Page not found</h1>
      <p className="mt-3 mb-8 text-lg text-muted">There is nothing at this address.</p>
      <ActionLink action={{ label: 'Go to the start page', href: '#/' }} />
    </div>
  )
}
