import { useDeferredValue, useMemo, useRef } from 'react'
import { downloadText } from '../../../lib/download'
import { markdown } from '../../../lib/tools/markdown/blocks'
import { toHtml } from '../../../lib/tools/markdown/html'
import { sampleMarkdown } from '../../../lib/tools/markdown/sample'
import { fitTexts } from '../../../lib/tools/text/texts'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { cardStyle } from '../../ui/styles'
import { CopyButton } from '../CopyButton'
import { MarkdownView } from './MarkdownView'
import { TextPane } from './TextPane'
import type { TextToolProps } from './TextToolPanel'
import { useText } from './useText'

const MAX_FILE_BYTES = 2_000_000

/** Markdown on the left, how it reads on the right. */
export function MarkdownEditor({ heading, text = sampleMarkdown }: TextToolProps) {
  const [state, setState] = useText('markdown-editor', (stored) =>
    fitTexts(stored, { input: text }),
  )
  const deferred = useDeferredValue(state.input)
  const nodes = useMemo(() => markdown(deferred), [deferred])
  const file = useRef<HTMLInputElement>(null)

  async function open(chosen: File | undefined) {
    if (chosen && chosen.size <= MAX_FILE_BYTES) setState({ input: await chosen.text() })
  }

  return (
    <Part heading={heading}>
      <div className="flex flex-wrap gap-2">
        <Button icon="file" onClick={() => file.current?.click()}>
          Open file
        </Button>
        <Button
          icon="download"
          onClick={() => downloadText('document.md', state.input, 'text/markdown')}
        >
          Download .md
        </Button>
        <Button
          icon="download"
          onClick={() => downloadText('document.html', toHtml(nodes), 'text/html')}
        >
          Download HTML
        </Button>
        <CopyButton text={toHtml(nodes)} label="Copy HTML" />
        <Button disabled={state.input === ''} onClick={() => setState({ input: '' })}>
          Clear
        </Button>
        <input
          ref={file}
          type="file"
          accept=".md,.markdown,.txt,text/*"
          aria-label="Markdown file"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            void open(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      <div className="grid gap-4 md:grid-cols-2">
        <TextPane
          mono
          tall
          label="Markdown"
          placeholder="# Title"
          value={state.input}
          onChange={(input) => setState({ input })}
        />
        <section
          aria-label="Preview"
          className={`${cardStyle} flex min-w-0 flex-col overflow-hidden`}
        >
          <h2 className="flex min-h-14 items-center border-b border-line px-4 text-sm font-semibold">
            Preview
          </h2>
          <div className="max-h-[48rem] overflow-auto px-5 py-4 leading-relaxed break-words">
            {nodes.length === 0 ? (
              <p className="text-sm text-muted">What you write appears here.</p>
            ) : (
              <MarkdownView nodes={nodes} />
            )}
          </div>
        </section>
      </div>
    </Part>
  )
}
