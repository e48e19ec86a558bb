import { IconButton } from '../ui/Button'
import { Icon } from '../ui/Icon'

interface Props {
  title: string
  text: string
  /** Where it does not go by itself. */
  onClose?: () => void
}

export function ConnectionNotice({ title, text, onClose }: Props) {
  return (
    <div
      role="alert"
      className="fixed inset-x-3 bottom-4 z-30 mx-auto flex max-w-md items-start gap-2.5 rounded-xl border border-line bg-surface py-3 pr-2 pl-4 text-sm shadow-float"
    >
      <Icon name="alert" className="mt-px size-5 text-accent" />
      <p className="mr-auto min-w-0">
        <span className="block font-semibold">{title}</span>
        <span className="text-muted">{text}</span>
      </p>
      {onClose && <IconButton icon="x" label="Dismiss" onClick={onClose} />}
    </div>
  )
}
