import { useMemo, useState, type ReactNode } from 'react'
import { useStored } from '../../../lib/store/useStored'
import { addPast, readTexts, type Generator } from '../../../lib/tools/generate/generator'
import { secureRandom } from '../../../lib/tools/random'
import { fitSettings } from '../../../lib/tools/settings'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { ErrorNotice } from '../../ui/Notices'
import { cardStyle } from '../../ui/styles'
import { CopyButton } from '../CopyButton'
import { SettingFields } from '../SettingFields'
import { GeneratorHistory } from './GeneratorHistory'

export interface GeneratorProps {
  heading?: string
}

interface Props extends GeneratorProps {
  generator: Generator
  /** Past results are kept in the browser. Off for secrets. */
  history?: boolean
  /** Said about the first result. */
  about?: (result: string) => ReactNode
}

/** Settings, a button, and what comes out by chance. */
export function GeneratorPanel({ generator, heading, history = true, about }: Props) {
  const { value: stored, change, error } = useStored<unknown>(generator.key, (value) => value)
  const past = useStored(`${generator.key}-history`, readTexts)
  const values = useMemo(() => fitSettings(stored, generator.settings), [stored, generator])
  const problem = generator.problem?.(values) ?? null
  const [results, setResults] = useState(() =>
    problem === null ? generator.generate(values, secureRandom) : [],
  )

  function generate(next = values) {
    if (generator.problem?.(next)) return
    const made = generator.generate(next, secureRandom)
    setResults(made)
    if (history && !generator.long) past.change((current) => addPast(current, made))
  }

  return (
    <Part heading={heading}>
      <section aria-label="Result" className={`${cardStyle} flex flex-col gap-4 p-5`}>
        <div className="flex items-center justify-between gap-3">
          <h2 className="text-sm font-semibold">{generator.resultLabel}</h2>
          <CopyButton text={results.join('\n')} label={results.length > 1 ? 'Copy all' : 'Copy'} />
        </div>
        {generator.long ? (
          <div
            role="status"
            className="max-h-96 overflow-y-auto leading-relaxed whitespace-pre-line"
          >
            {results.join('\n\n')}
          </div>
        ) : (
          <div role="status" aria-label={generator.resultLabel}>
            <ul className="grid gap-1.5">
              {results.map((result, at) => (
                <li
                  key={at}
                  className="rounded-lg bg-sunken px-3.5 py-2.5 font-mono text-base break-all"
                >
                  {result}
                </li>
              ))}
            </ul>
          </div>
        )}
        {about && results[0] !== undefined && about(results[0])}
        <Button
          look="primary"
          className="h-12"
          disabled={problem !== null}
          onClick={() => generate()}
        >
          {generator.button}
        </Button>
      </section>
      <section aria-label="Settings" className={`${cardStyle} flex flex-col gap-4 p-5`}>
        <SettingFields
          settings={generator.settings}
          values={values}
          onChange={(id, value) => {
            const next = fitSettings({ ...values, [id]: value }, generator.settings)
            change(() => next)
            generate(next)
          }}
        />
        <ErrorNotice message={problem ?? error} />
      </section>
      {history && !generator.long && (
        <GeneratorHistory past={past.value} onClear={() => past.change(() => [])} />
      )}
    </Part>
  )
}
