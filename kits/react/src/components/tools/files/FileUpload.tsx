import { useRef, useState } from 'react'
import { newId } from '../../../lib/id'
import { useStored } from '../../../lib/store/useStored'
import {
  accepted,
  fileProblem,
  formatBytes,
  keptFiles,
  readFiles,
  type Accepted,
  type UploadedFile,
} from '../../../lib/tools/upload/files'
import { readAsData } from '../../../lib/tools/upload/read'
import { Part } from '../../layout/Page'
import { ErrorNotice } from '../../ui/Notices'
import { cardStyle } from '../../ui/styles'
import { FileDrop } from './FileDrop'
import { FileList } from './FileList'
import { FilePreview } from './FilePreview'

interface Props {
  heading?: string
  accept?: Accepted
  maxMb?: number
}

interface Running {
  id: string
  name: string
  /** From 0 to 1. */
  part: number
}

/** Files one picks or drops: listed, previewed, removed. Small ones are kept in the browser. */
export function FileUpload({ heading, accept = 'any', maxMb = 10 }: Props) {
  const { value: stored, change, error } = useStored<unknown>('uploads', (value) => value)
  // Large contents are only here, until the page is left.
  const [files, setFiles] = useState(() => readFiles(stored))
  const [running, setRunning] = useState<Running[]>([])
  const [problems, setProblems] = useState<string[]>([])
  const [shown, setShown] = useState<UploadedFile | null>(null)

  const latest = useRef(files)

  /** Several files may come in at the same time. */
  function update(step: (current: UploadedFile[]) => UploadedFile[]) {
    latest.current = step(latest.current)
    setFiles(latest.current)
    change(() => keptFiles(latest.current))
  }

  function add(chosen: File[]) {
    const refused = chosen.map((file) => fileProblem(file, accept, maxMb))
    setProblems(refused.filter((problem) => problem !== null))
    for (const [at, file] of chosen.entries()) if (refused[at] === null) void read(file)
  }

  async function read(file: File) {
    const id = newId()
    const progress = (part: number) =>
      setRunning((current) => current.map((one) => (one.id === id ? { ...one, part } : one)))
    setRunning((current) => [...current, { id, name: file.name, part: 0 }])
    try {
      const data = await readAsData(file, progress)
      const { name, type, size: bytes } = file
      const at = new Date().toISOString()
      update((current) => [{ id, name, type, bytes, at, data }, ...current])
    } catch {
      setProblems((current) => [...current, `${file.name} cannot be read.`])
    }
    setRunning((current) => current.filter((one) => one.id !== id))
  }

  const total = files.reduce((sum, file) => sum + file.bytes, 0)
  return (
    <Part heading={heading}>
      <FileDrop
        multiple
        label="file"
        accept={accepted[accept].accept}
        compact={files.length > 0}
        onFiles={add}
      />
      <p className="text-sm text-muted">
        {`${accepted[accept].label}, up to ${maxMb} MB each. Files up to 150 kB stay in this browser; larger ones until you leave the page.`}
      </p>
      {problems.map((problem) => (
        <ErrorNotice key={problem} message={problem} />
      ))}
      <ErrorNotice message={error} />
      {running.map((one) => (
        <div key={one.id} className={`${cardStyle} px-5 py-3.5 text-sm`}>
          <p>{`Reading ${one.name}…`}</p>
          <progress
            aria-label={`Progress of ${one.name}`}
            value={one.part}
            className="mt-2 block h-2 w-full accent-primary"
          />
        </div>
      ))}
      <p role="status" className="text-sm font-medium">
        {files.length === 0
          ? 'No files yet'
          : `${files.length === 1 ? '1 file' : `${files.length} files`}, ${formatBytes(total)}`}
      </p>
      {files.length > 0 && (
        <FileList
          files={files}
          onShow={setShown}
          onRemove={(file) => update((current) => current.filter((one) => one.id !== file.id))}
        />
      )}
      {shown && <FilePreview file={shown} onClose={() => setShown(null)} />}
    </Part>
  )
}
