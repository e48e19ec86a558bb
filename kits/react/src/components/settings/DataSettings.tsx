import { useRef, useState } from 'react'
import { downloadText } from '../../lib/download'
import { todayIso } from '../../lib/dates'
import {
  makeBackup,
  readBackup,
  resetData,
  restoreBackup,
  type Backup,
} from '../../lib/settings/backup'
import { store } from '../../store'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { ErrorNotice } from '../ui/Notices'
import { Panel } from '../ui/Panel'

/** All data as a file, and back; or back to the first visit. */
export function DataSettings() {
  const picker = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [news, setNews] = useState('')
  const [asked, setAsked] = useState<'reset' | Backup | null>(null)

  function report(done: string, action: () => void) {
    try {
      action()
      setProblem(null)
      setNews(done)
    } catch (error) {
      setNews('')
      setProblem(error instanceof Error ? error.message : 'This did not work.')
    }
  }

  function save() {
    const backup = makeBackup(store, new Date())
    downloadText(
      `${store.name}-${todayIso()}.json`,
      JSON.stringify(backup, null, 2),
      'application/json',
    )
  }

  async function open(file: File | undefined) {
    if (!file) return
    const text = await file.text()
    report('', () => setAsked(readBackup(store, text)))
  }

  return (
    <Panel title="Data">
      <p className="-mt-3 text-sm text-muted">
        Everything is kept in this browser. An export is a copy that you can import again, here or
        on another device.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button icon="download" onClick={() => report('Your data is exported.', save)}>
          Export all my data
        </Button>
        <Button icon="upload" onClick={() => picker.current?.click()}>
          Import
        </Button>
        <Button icon="undo" onClick={() => setAsked('reset')}>
          Reset to sample data
        </Button>
      </div>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        aria-label="File to import"
        className="hidden"
        onChange={(event) => {
          void open(event.target.files?.[0])
          // Choosing the same file again is another import.
          event.target.value = ''
        }}
      />
      <ErrorNotice message={problem} />
      <p role="status" className="text-sm font-medium text-accent empty:-mt-5">
        {news}
      </p>
      {asked === 'reset' && (
        <ConfirmDialog
          title="Reset to sample data?"
          text="All that was added or changed in this app is deleted. This cannot be undone."
          confirmLabel="Reset"
          onCancel={() => setAsked(null)}
          onConfirm={() => {
            setAsked(null)
            report('The sample data is back.', () => resetData(store))
          }}
        />
      )}
      {asked && asked !== 'reset' && (
        <ConfirmDialog
          title="Import this file?"
          text={`Its data, saved on ${asked.savedAt.slice(0, 10)}, takes the place of all that is in this app now.`}
          confirmLabel="Import"
          onCancel={() => setAsked(null)}
          onConfirm={() => {
            setAsked(null)
            report('The data is imported.', () => restoreBackup(store, asked))
          }}
        />
      )}
    </Panel>
  )
}
