import { useRef, useState, type KeyboardEvent } from 'react'
import { cx } from '../../../lib/cx'
import { codePath, treeKey, type TreeLine } from '../../../lib/tools/json/tree'
import { Icon } from '../../ui/Icon'
import { CopyButton } from '../CopyButton'

const looks: Record<TreeLine['kind'], string> = {
  object: 'text-muted',
  array: 'text-muted',
  string: 'text-emerald-700 dark:text-emerald-300',
  number: 'text-sky-700 dark:text-sky-300',
  boolean: 'text-violet-700 dark:text-violet-300',
  null: 'text-muted italic',
}

interface Props {
  lines: readonly TreeLine[]
  onToggle: (path: string) => void
}

/** The lines of a JSON tree; the arrow keys walk through it. */
export function JsonTree({ lines, onToggle }: Props) {
  const [path, setPath] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const current = Math.max(
    0,
    lines.findIndex((line) => line.path === path),
  )
  const chosen = lines[current]

  function choose(at: number) {
    setPath(lines[at]?.path ?? '')
    const line = list.current?.children[at]
    if (line instanceof HTMLElement) line.focus()
  }

  function onKeyDown(event: KeyboardEvent) {
    const action = treeKey(lines, current, event.key)
    if (!action) return
    event.preventDefault()
    if (action.toggle) onToggle(path)
    if (action.move !== undefined) choose(action.move)
  }

  return (
    <>
      {chosen && (
        <div className="flex items-center gap-2 border-b border-line px-4 py-2 text-sm">
          <code className="min-w-0 flex-1 truncate text-muted">
            {codePath(chosen.path) || 'the whole'}
          </code>
          <CopyButton text={codePath(chosen.path)} label="Copy path" className="h-8 px-2.5" />
        </div>
      )}
      <ul
        ref={list}
        role="tree"
        aria-label="JSON tree"
        onKeyDown={onKeyDown}
        className="max-h-[36rem] overflow-auto py-2 font-mono text-sm"
      >
        {lines.map((line, at) => (
          <li
            key={line.path}
            role="treeitem"
            aria-level={line.depth + 1}
            aria-expanded={line.open ?? undefined}
            aria-selected={at === current}
            tabIndex={at === current ? 0 : -1}
            onClick={() => {
              choose(at)
              if (line.open !== null) onToggle(line.path)
            }}
            style={{ paddingLeft: `${0.75 + line.depth * 1.1}rem` }}
            className={cx(
              'flex cursor-default items-baseline gap-1.5 py-0.5 pr-4 -outline-offset-2 hover:bg-sunken aria-selected:bg-soft',
              line.found && 'font-semibold',
            )}
          >
            <span className="w-4 shrink-0 self-center">
              {line.open !== null && (
                <Icon name={line.open ? 'down' : 'right'} className="size-3.5 text-muted" />
              )}
            </span>
            {line.key !== null && <span>{line.key}:</span>}
            <span className={cx('min-w-0 break-all', looks[line.kind])}>{line.text}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
