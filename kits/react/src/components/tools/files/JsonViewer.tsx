import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { sampleJson } from '../../../lib/tools/json/sample'
import { branches, MAX_LINES, treeLines } from '../../../lib/tools/json/tree'
import { placeOf } from '../../../lib/tools/text/encode'
import { findJsonProblem } from '../../../lib/tools/text/jsonProblem'
import { describeProblem } from '../../../lib/tools/text/tool'
import { fitTexts } from '../../../lib/tools/text/texts'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNotice } from '../../ui/Notices'
import { SearchInput } from '../../ui/SearchInput'
import { cardStyle } from '../../ui/styles'
import { TextPane } from '../text/TextPane'
import { useText } from '../text/useText'
import { JsonTree } from './JsonTree'

const MAX_FILE_BYTES = 5_000_000

interface Props {
  heading?: string
  /** JSON of the first visit. */
  text?: string
}

/** JSON as a tree to open, close and search. */
export function JsonViewer({ heading, text = sampleJson }: Props) {
  const [state, setState] = useText('json-viewer', (stored) => fitTexts(stored, { input: text }))
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [search, setSearch] = useState('')
  const file = useRef<HTMLInputElement>(null)
  const problem = useMemo(() => findJsonProblem(state.input), [state.input])
  const value: unknown = useMemo(
    () => (problem === null ? JSON.parse(state.input) : undefined),
    [state.input, problem],
  )
  const wanted = useDeferredValue(search)
  const { lines, found } = useMemo(
    () => (value === undefined ? { lines: [], found: 0 } : treeLines(value, closed, wanted)),
    [value, closed, wanted],
  )

  function show(input: string) {
    setState({ input })
    setClosed(new Set())
  }

  async function open(chosen: File | undefined) {
    if (chosen && chosen.size <= MAX_FILE_BYTES) show(await chosen.text())
  }

  function toggle(path: string) {
    const next = new Set(closed)
    if (!next.delete(path)) next.add(path)
    setClosed(next)
  }

  const blank = state.input.trim() === ''
  return (
    <Part heading={heading}>
      <div className="grid items-start gap-4 lg:grid-cols-[2fr_3fr]">
        <TextPane
          mono
          tall
          label="JSON"
          placeholder="Type or paste JSON…"
          value={state.input}
          invalid={problem !== null && !blank}
          onChange={show}
        >
          <Button look="quiet" className="px-3" onClick={() => file.current?.click()}>
            Open file
          </Button>
          <Button look="quiet" className="px-3" disabled={blank} onClick={() => show('')}>
            Clear
          </Button>
          <input
            ref={file}
            type="file"
            accept=".json,application/json,text/*"
            aria-label="JSON file"
            className="sr-only"
            tabIndex={-1}
            onChange={(event) => {
              void open(event.target.files?.[0])
              event.target.value = ''
            }}
          />
        </TextPane>
        <section aria-label="Tree" className={`${cardStyle} min-w-0 overflow-hidden`}>
          <div className="flex flex-wrap items-center gap-2 border-b border-line p-2">
            <SearchInput label="Search keys and values" value={search} onChange={setSearch} />
            <Button look="quiet" className="px-3" onClick={() => setClosed(new Set())}>
              Expand all
            </Button>
            <Button
              look="quiet"
              className="px-3"
              onClick={() => setClosed(new Set(branches(value).filter((path) => path !== '')))}
            >
              Collapse all
            </Button>
          </div>
          {problem && !blank && (
            <div className="p-3">
              <ErrorNotice
                message={describeProblem({
                  problem: problem.text,
                  ...placeOf(state.input, problem.at),
                })}
              />
            </div>
          )}
          {wanted !== '' && (
            <p role="status" className="px-4 pt-3 text-sm text-muted">
              {found === 1 ? '1 match' : `${found} matches`}
            </p>
          )}
          {blank ? (
            <EmptyState icon="file" title="Nothing to show yet" text="Paste JSON or open a file." />
          ) : (
            <JsonTree lines={lines} onToggle={toggle} />
          )}
          {lines.length === MAX_LINES && (
            <p className="px-4 pb-4 text-sm text-muted">
              {`Only the first ${MAX_LINES} lines are shown. Collapse something to see more.`}
            </p>
          )}
        </section>
      </div>
    </Part>
  )
}
