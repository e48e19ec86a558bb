import { useState } from 'react'
import { matchColumns, planImport, type Mapping } from '../../../lib/import/plan'
import { readSource, type Source } from '../../../lib/import/source'
import type { Values } from '../../../lib/records/collection'
import type { Entity } from '../../../lib/records/fields'
import { countOf } from '../../../lib/records/format'
import type { Names } from '../../../lib/records/query'
import { Button } from '../../ui/Button'
import { ErrorNotice } from '../../ui/Notices'
import { ColumnMatching } from './ColumnMatching'
import { ImportPicker } from './ImportPicker'
import { ImportPreview } from './ImportPreview'

interface Props {
  entity: Entity
  names: Names
  /** Why what was read could not be stored. */
  error: string | null
  onAdd: (rows: readonly Values[]) => boolean
}

/** Takes a file, shows what would come of it, adds it. */
export function ImportDialog({ entity, names, error, onAdd }: Props) {
  const [file, setFile] = useState<{ source: Source; mapping: Mapping } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  function open(text: string) {
    try {
      const source = readSource(text)
      setFile({ source, mapping: matchColumns(entity, source) })
      setProblem(null)
    } catch (reason) {
      setProblem(reason instanceof Error ? reason.message : 'This file cannot be read.')
    }
  }

  if (!file) {
    return (
      <div className="flex flex-col gap-5 p-5">
        <ErrorNotice message={problem} />
        <ImportPicker entity={entity} onText={open} onProblem={setProblem} />
      </div>
    )
  }
  const plan = planImport(entity, file.source, file.mapping, names, new Date())
  return (
    <>
      <div className="flex flex-col gap-6 p-5">
        <ErrorNotice message={problem ?? error} />
        <ColumnMatching
          entity={entity}
          source={file.source}
          mapping={file.mapping}
          onChange={(mapping) => setFile({ ...file, mapping })}
        />
        <ImportPreview
          entity={entity}
          names={names}
          plan={plan}
          mapping={file.mapping}
          notes={file.source.problems}
        />
      </div>
      <footer className="sticky bottom-0 flex flex-wrap justify-end gap-2 border-t border-line bg-surface px-5 py-3.5">
        <Button onClick={() => setFile(null)}>Choose another file</Button>
        <Button look="primary" disabled={plan.rows.length === 0} onClick={() => onAdd(plan.rows)}>
          Add {countOf(entity, plan.rows.length)}
        </Button>
      </footer>
    </>
  )
}
