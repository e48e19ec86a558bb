import { useEffect } from 'react'
import { IconButton } from '../ui/Button'
import { Icon } from '../ui/Icon'

const SHOWN_MS = 6000

interface Props {
  text: string
  cartHref: string
  onClose: () => void
}

/** Says what has just gone into the cart and leads there. */
export function AddedNotice({ text, cartHref, onClose }: Props) {
  useEffect(() => {
    const timer = setTimeout(onClose, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [text, onClose])

  return (
    <div
      role="status"
      className="fixed inset-x-3 bottom-4 z-20 mx-auto flex max-w-md items-center gap-3 rounded-xl border border-line bg-surface py-2 pr-2 pl-4 text-sm shadow-float"
    >
      <Icon name="check" className="size-4.5 text-accent" />
      <span className="mr-auto min-w-0">{text}</span>
      <a
        href={cartHref}
        className="inline-flex h-9 items-center rounded-lg px-3 font-medium whitespace-nowrap text-accent hover:bg-sunken"
      >
        View cart
      </a>
      <IconButton icon="x" label="Dismiss" onClick={onClose} />
    </div>
  )
}
