import { useDeferredValue, useMemo, useState } from 'react'
import { guessFormat, readTable } from '../../lib/csv/table'
import { viewRows, type View } from '../../lib/csv/view'
import { writeCsv } from '../../lib/csv/write'
import { downloadText } from '../../lib/download'
import { Part } from '../layout/Page'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNotice } from '../ui/Notices'
import { cardStyle } from '../ui/styles'
import { Button } from '../ui/Button'
import { CsvGrid } from './CsvGrid'
import { CsvPicker, type Opened } from './CsvPicker'
import { CsvToolbar } from './CsvToolbar'

const everything: View = { search: '', filters: [], sort: null }

interface Props {
  heading?: string
  /** Offers a small table to try the viewer with. */
  sample?: boolean
  download?: boolean
  columnFilters?: boolean
}

/** Opens a CSV file in the browser and lets one search, filter, sort and save it. Nothing leaves the device. */
export function CsvViewer({
  heading,
  sample = false,
  download = false,
  columnFilters = false,
}: Props) {
  const [file, setFile] = useState<Opened | null>(null)
  const [delimiter, setDelimiter] = useState(',')
  const [header, setHeader] = useState(true)
  const [view, setView] = useState<View>(everything)
  const [problem, setProblem] = useState<string | null>(null)

  const text = file?.text ?? ''
  const table = useMemo(() => readTable(text, delimiter, header), [text, delimiter, header])
  const deferred = useDeferredValue(view)
  const rows = useMemo(() => viewRows(table, deferred), [table, deferred])

  function open(opened: Opened) {
    const found = guessFormat(opened.text)
    if (found.text.trim() === '') {
      setProblem(`${opened.name} is empty.`)
      return
    }
    if (opened.text.includes('\u0000')) {
      setProblem(`${opened.name} is not a text file. Save the sheet as CSV and open that.`)
      return
    }
    setProblem(null)
    setFile({ ...opened, text: found.text })
    setDelimiter(found.delimiter)
    setHeader(found.header)
    setView(everything)
  }

  const picker = (
    <CsvPicker compact={file !== null} sample={sample} onOpen={open} onProblem={setProblem} />
  )

  return (
    <Part heading={heading}>
      <ErrorNotice message={problem} />
      {picker}
      {file && (
        <>
          {file.note && (
            <p
              role="status"
              className="rounded-xl border border-line bg-soft px-4 py-3 text-sm text-ink"
            >
              {file.note}
            </p>
          )}
          {table.problems.length > 0 && (
            <details className="rounded-xl border border-amber-300 bg-amber-50 px-4 py-3 text-sm text-amber-950 dark:border-amber-800 dark:bg-amber-950/50 dark:text-amber-100">
              <summary className="font-medium">
                {file.name} has {table.problems.length === 1 ? 'a problem' : 'some problems'}
              </summary>
              <ul className="mt-2 list-disc pl-5">
                {table.problems.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </details>
          )}
          <section aria-label={file.name} className={`${cardStyle} overflow-hidden`}>
            <CsvToolbar
              name={file.name}
              shown={rows.length}
              total={table.rows.length}
              columns={table.columns.length}
              search={view.search}
              onSearch={(search) => setView({ ...view, search })}
              delimiter={delimiter}
              onDelimiter={(value) => {
                setDelimiter(value)
                setView(everything)
              }}
              header={header}
              onHeader={setHeader}
              onDownload={
                download
                  ? () =>
                      downloadText(
                        file.name.replace(/(\.\w+)?$/, '-filtered.csv'),
                        writeCsv([table.columns.map((column) => column.name), ...rows], delimiter),
                        'text/csv',
                      )
                  : undefined
              }
            />
            <CsvGrid
              name={file.name}
              columns={table.columns}
              rows={rows}
              view={view}
              onView={setView}
              columnFilters={columnFilters}
            />
            {rows.length === 0 && (
              <EmptyState
                icon="search"
                title="No row matches"
                text="Change or clear the search and the filters."
              >
                <Button onClick={() => setView({ ...everything, sort: view.sort })}>
                  Clear filters
                </Button>
              </EmptyState>
            )}
          </section>
        </>
      )}
    </Part>
  )
}
