import type { ShortLink } from '../../../lib/tools/links/links'
import { IconButton } from '../../ui/Button'
import { CopyButton } from '../CopyButton'

interface Props {
  link: ShortLink
  address: string
  onOpen: () => void
  onRemove: () => void
}

export function LinkItem({ link, address, onOpen, onRemove }: Props) {
  const made = new Date(link.at).toLocaleDateString(undefined, { dateStyle: 'medium' })
  return (
    <li className="flex flex-wrap items-center gap-3 px-5 py-3.5">
      <div className="min-w-0 flex-1 basis-56">
        <a
          href={link.url}
          target="_blank"
          rel="noopener noreferrer"
          onClick={onOpen}
          className="font-medium break-all text-accent underline-offset-4 hover:underline"
        >
          {address.replace(/^https?:\/\//, '')}
        </a>
        <p className="truncate text-sm text-muted">{link.url}</p>
        <p className="text-xs text-muted">{`Made on ${made}`}</p>
      </div>
      <p className="text-sm tabular-nums">
        {link.clicks === 1 ? '1 click' : `${link.clicks} clicks`}
      </p>
      <CopyButton text={address} />
      <IconButton icon="trash" label={`Delete ${link.code}`} onClick={onRemove} />
    </li>
  )
}
