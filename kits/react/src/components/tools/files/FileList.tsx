import { formatBytes, kindOfFile, type UploadedFile } from '../../../lib/tools/upload/files'
import { Button, IconButton } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { cardStyle } from '../../ui/styles'

interface Props {
  files: readonly UploadedFile[]
  onShow: (file: UploadedFile) => void
  onRemove: (file: UploadedFile) => void
}

export function FileList({ files, onShow, onRemove }: Props) {
  return (
    <ul aria-label="Files" className={`${cardStyle} divide-y divide-line`}>
      {files.map((file) => (
        <li key={file.id} className="flex flex-wrap items-center gap-3 px-4 py-3">
          <Thumbnail file={file} />
          <div className="min-w-0 flex-1">
            <p className="truncate font-medium">{file.name}</p>
            <p className="text-xs text-muted">
              {[file.type || 'unknown type', formatBytes(file.bytes), added(file.at)].join(' · ')}
              {file.data === null && ' · no longer here'}
            </p>
          </div>
          {file.data !== null && (
            <>
              <Button className="h-9 px-3" onClick={() => onShow(file)}>
                Preview
              </Button>
              <a
                href={file.data}
                download={file.name}
                aria-label={`Download ${file.name}`}
                title={`Download ${file.name}`}
                className="inline-grid size-9 place-items-center rounded-lg text-muted hover:bg-sunken hover:text-ink"
              >
                <Icon name="download" className="size-4" />
              </a>
            </>
          )}
          <IconButton icon="trash" label={`Remove ${file.name}`} onClick={() => onRemove(file)} />
        </li>
      ))}
    </ul>
  )
}

function Thumbnail({ file }: { file: UploadedFile }) {
  const box = 'grid size-12 shrink-0 place-items-center overflow-hidden rounded-lg bg-sunken'
  return (
    <span className={box}>
      {kindOfFile(file.name, file.type) === 'picture' && file.data !== null ? (
        <img src={file.data} alt="" className="size-full object-cover" />
      ) : (
        <Icon name="file" className="size-5 text-muted" />
      )}
    </span>
  )
}

function added(iso: string): string {
  return new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
}
