import { useStored } from '../../lib/store/useStored'
import type { Action } from '../ui/ActionLink'
import { Icon } from '../ui/Icon'

interface Props {
  text: string
  action?: Action
}

/** An announcement on top of a page. Stays away once it was closed, until it says something new. */
export function Banner({ text, action }: Props) {
  const { value: closed, change } = useStored<unknown>('banner', (stored) => stored)
  if (closed === text) return null
  return (
    <aside aria-label="Announcement" className="bg-primary text-on-primary">
      <div className="mx-auto flex max-w-6xl items-center gap-4 px-5 py-2.5 sm:px-8">
        <p className="flex-1 text-sm sm:text-center">
          <span className="font-medium">{text}</span>
          {action && (
            <a href={action.href} className="ml-3 font-semibold underline underline-offset-4">
              {action.label}
            </a>
          )}
        </p>
        <button
          type="button"
          aria-label="Close announcement"
          title="Close announcement"
          onClick={() => change(() => text)}
          className="grid size-8 shrink-0 place-items-center rounded-lg hover:outline hover:outline-current"
        >
          <Icon name="x" className="size-4" />
        </button>
      </div>
    </aside>
  )
}
