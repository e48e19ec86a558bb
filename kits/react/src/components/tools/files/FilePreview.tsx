import {
  formatBytes,
  kindOfFile,
  textOfData,
  type UploadedFile,
} from '../../../lib/tools/upload/files'
import { Dialog } from '../../ui/Dialog'

const MAX_TEXT_CHARS = 20_000

/** What is in a file, as far as the browser shows it. */
export function FilePreview({ file, onClose }: { file: UploadedFile; onClose: () => void }) {
  return (
    <Dialog title={file.name} onClose={onClose}>
      <div className="max-h-[70dvh] overflow-auto p-5">
        <Content file={file} />
        <p className="mt-4 text-sm text-muted">
          {`${file.type || 'unknown type'} · ${formatBytes(file.bytes)}`}
        </p>
      </div>
    </Dialog>
  )
}

function Content({ file: { name, type, data } }: { file: UploadedFile }) {
  if (data === null) return null
  switch (kindOfFile(name, type)) {
    case 'picture':
      return <img src={data} alt={name} className="mx-auto max-w-full rounded-lg" />
    case 'text':
      return (
        <pre className="text-sm break-words whitespace-pre-wrap">
          {textOfData(data).slice(0, MAX_TEXT_CHARS)}
        </pre>
      )
    case 'audio':
      return <audio controls src={data} className="w-full" />
    case 'video':
      return <video controls src={data} className="w-full rounded-lg" />
    default:
      return <p>There is no preview for this kind of file.</p>
  }
}
