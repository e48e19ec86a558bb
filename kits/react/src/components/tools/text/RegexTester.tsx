import { useId } from 'react'
import { flags, pieces, replace, search, type Found } from '../../../lib/tools/text/regex'
import { fitTexts } from '../../../lib/tools/text/texts'
import { Part } from '../../layout/Page'
import { ErrorNotice } from '../../ui/Notices'
import { cardStyle, inputStyle } from '../../ui/styles'
import { CopyButton } from '../CopyButton'
import { TextPane } from './TextPane'
import type { TextToolProps } from './TextToolPanel'
import { useText } from './useText'

const sample = {
  pattern: '(\\w+)@(\\w+\\.\\w+)',
  flags: 'g',
  replacement: '$1 at $2',
  text: 'Write to ada@example.com or to grace@example.org.',
}

/** Tries a regular expression on a text: what matches, its groups, and what a replacement makes of it. */
export function RegexTester({ heading, text = sample.text }: TextToolProps) {
  const [state, setState] = useText('regex-tester', (stored) =>
    fitTexts(stored, { ...sample, text }),
  )
  const id = useId()
  const result = search(state.pattern, state.flags, state.text)
  const found = 'found' in result ? result.found : []
  const replaced = replace(state.pattern, state.flags, state.text, state.replacement)
  const set = (next: Partial<typeof sample>) => setState({ ...state, ...next })

  return (
    <Part heading={heading}>
      <div className={`${cardStyle} grid gap-4 p-5 sm:grid-cols-2`}>
        <div>
          <label htmlFor={`${id}-pattern`} className="mb-1.5 block text-sm font-medium">
            Pattern
          </label>
          <input
            id={`${id}-pattern`}
            value={state.pattern}
            spellCheck={false}
            aria-invalid={'problem' in result ? true : undefined}
            onChange={(event) => set({ pattern: event.target.value })}
            className={`${inputStyle} font-mono`}
          />
        </div>
        <div>
          <label htmlFor={`${id}-by`} className="mb-1.5 block text-sm font-medium">
            Replace by
          </label>
          <input
            id={`${id}-by`}
            value={state.replacement}
            spellCheck={false}
            onChange={(event) => set({ replacement: event.target.value })}
            className={`${inputStyle} font-mono`}
          />
        </div>
        <fieldset className="flex flex-wrap gap-x-5 gap-y-2 text-sm sm:col-span-2">
          <legend className="sr-only">Flags</legend>
          {flags.map((flag) => (
            <label key={flag.id} className="flex items-center gap-2">
              <input
                type="checkbox"
                checked={state.flags.includes(flag.id)}
                onChange={(event) =>
                  set({
                    flags: event.target.checked
                      ? state.flags + flag.id
                      : state.flags.replace(flag.id, ''),
                  })
                }
                className="size-4 accent-primary"
              />
              {flag.label}
            </label>
          ))}
        </fieldset>
      </div>
      <ErrorNotice message={'problem' in result ? `Pattern: ${result.problem}` : null} />
      <div className="grid gap-4 md:grid-cols-2">
        <TextPane
          mono
          label="Test text"
          value={state.text}
          onChange={(next) => set({ text: next })}
        />
        <TextPane mono readOnly label="After replacing" value={replaced}>
          <CopyButton text={replaced} />
        </TextPane>
      </div>
      <Matches text={state.text} found={found} cut={'cut' in result && result.cut} />
    </Part>
  )
}

function Matches({ text, found, cut }: { text: string; found: readonly Found[]; cut: boolean }) {
  const count = found.length === 1 ? '1 match' : `${found.length}${cut ? '+' : ''} matches`
  return (
    <section aria-label="Matches" className={`${cardStyle} overflow-hidden`}>
      <h2 role="status" className="border-b border-line px-5 py-3 text-sm font-semibold">
        {count}
      </h2>
      <p className="px-5 py-4 font-mono text-sm break-words whitespace-pre-wrap">
        {pieces(text, found).map((piece, at) =>
          piece.match ? (
            <mark key={at} className="rounded bg-soft text-accent underline">
              {piece.text}
            </mark>
          ) : (
            piece.text
          ),
        )}
      </p>
      <ol className="max-h-72 divide-y divide-line overflow-y-auto border-t border-line text-sm">
        {found.map((one, at) => (
          <li key={at} className="flex flex-wrap gap-x-4 gap-y-1 px-5 py-2">
            <code className="font-medium break-all">{one.text}</code>
            <span className="text-muted">{`at ${one.index}`}</span>
            {one.groups.map((group) => (
              <span key={group.name} className="text-muted">
                {`${group.name}: `}
                <code className="text-ink">{group.text ?? '–'}</code>
              </span>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
