import { useState } from 'react'
import { cx } from '../../lib/cx'
import type { Todo } from '../../lib/todo/todos'
import { IconButton } from '../ui/Button'
import { inputStyle } from '../ui/styles'

interface Props {
  todo: Todo
  onToggle: () => void
  /** Says whether the title could be stored; what was typed stays when not. */
  onRename: (title: string) => boolean
  onRemove: () => void
}

export function TodoItem({ todo, onToggle, onRename, onRemove }: Props) {
  const [draft, setDraft] = useState<string | null>(null)

  function save() {
    if (draft === null || onRename(draft)) setDraft(null)
  }

  return (
    <li className="flex items-center gap-2 py-2 pr-2 pl-4 transition hover:bg-sunken/50">
      {draft === null ? (
        <label className="flex min-w-0 flex-1 cursor-pointer items-center gap-3 py-1.5">
          <input
            type="checkbox"
            checked={todo.done}
            onChange={onToggle}
            className="size-5 shrink-0 accent-(--primary)"
          />
          <span
            className={cx('min-w-0 break-words transition', todo.done && 'text-muted line-through')}
          >
            {todo.title}
          </span>
        </label>
      ) : (
        <input
          aria-label={`New title for ${todo.title}`}
          value={draft}
          // The user has just asked to edit this very text.
          autoFocus
          onChange={(event) => setDraft(event.target.value)}
          onBlur={save}
          onKeyDown={(event) => {
            if (event.key === 'Enter') save()
            if (event.key === 'Escape') setDraft(null)
          }}
          className={inputStyle}
        />
      )}
      <IconButton icon="pencil" label={`Edit ${todo.title}`} onClick={() => setDraft(todo.title)} />
      <IconButton icon="trash" label={`Delete ${todo.title}`} onClick={onRemove} />
    </li>
  )
}
