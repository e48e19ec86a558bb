import { useState } from 'react'
import { useStored } from '../../lib/store/useStored'
import {
  addTodo,
  chosen,
  clearDone,
  readTodos,
  removeTodo,
  renameTodo,
  toggleTodo,
  type Filter,
} from '../../lib/todo/todos'
import { Part } from '../layout/Page'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { ErrorNotice } from '../ui/Notices'
import { Segments } from '../ui/Segments'
import { cardStyle, inputStyle } from '../ui/styles'
import { TodoItem } from './TodoItem'

const filters = [
  { value: 'all', label: 'All' },
  { value: 'open', label: 'Open' },
  { value: 'done', label: 'Done' },
] as const

interface Props {
  heading?: string
  placeholder?: string
  /** Tasks of the first visit. */
  items?: readonly string[]
}

export function TodoList({ heading, placeholder = 'What needs to be done?', items = [] }: Props) {
  const { value: todos, change, error } = useStored('todos', (stored) => readTodos(stored, items))
  const [draft, setDraft] = useState('')
  const [filter, setFilter] = useState<Filter>('all')
  const shown = chosen(todos, filter)
  const open = todos.filter((todo) => !todo.done).length
  const done = todos.length - open

  return (
    <Part heading={heading}>
      <div className="mx-auto flex w-full max-w-2xl flex-col gap-4">
        <ErrorNotice message={error} />
        <form
          className="flex gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            if (change((current) => addTodo(current, draft))) setDraft('')
          }}
        >
          <input
            aria-label="New task"
            placeholder={placeholder}
            value={draft}
            maxLength={200}
            onChange={(event) => setDraft(event.target.value)}
            className={`${inputStyle} h-12 rounded-xl px-4 text-base`}
          />
          <Button
            type="submit"
            look="primary"
            icon="plus"
            className="h-12 rounded-xl"
            disabled={draft.trim() === ''}
          >
            Add task
          </Button>
        </form>

        <Progress done={done} total={todos.length} />

        <div className={`${cardStyle} overflow-hidden`}>
          <div className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-3">
            <Segments label="Show" value={filter} options={filters} onChange={setFilter} />
            <Button
              look="quiet"
              className="px-3"
              disabled={done === 0}
              onClick={() => change(clearDone)}
            >
              Clear done
            </Button>
          </div>
          {shown.length === 0 ? (
            <EmptyState
              icon="check"
              title={filter === 'all' ? 'Nothing to do' : `No ${filter} tasks`}
              text={filter === 'all' ? 'Add your first task above.' : undefined}
            />
          ) : (
            <ul aria-label="Tasks" className="divide-y divide-line">
              {shown.map((todo) => (
                <TodoItem
                  key={todo.id}
                  todo={todo}
                  onToggle={() => change((current) => toggleTodo(current, todo.id))}
                  onRename={(title) => change((current) => renameTodo(current, todo.id, title))}
                  onRemove={() => change((current) => removeTodo(current, todo.id))}
                />
              ))}
            </ul>
          )}
        </div>
        <p role="status" className="text-sm text-muted">
          {open === 1 ? '1 task left' : `${open} tasks left`}
        </p>
      </div>
    </Part>
  )
}

function Progress({ done, total }: { done: number; total: number }) {
  if (total === 0) return null
  return (
    <div className="flex items-center gap-3">
      <div
        role="progressbar"
        aria-label="Tasks done"
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={total}
        className="h-2 flex-1 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className="h-full rounded-full bg-primary transition-[width] duration-300"
          style={{ width: `${(100 * done) / total}%` }}
        />
      </div>
      <span className="text-sm text-muted tabular-nums">
        {done} of {total} done
      </span>
    </div>
  )
}
