import { newId } from '../id'

export interface Todo {
  id: string
  title: string
  done: boolean
}

export type Filter = 'all' | 'open' | 'done'

export function addTodo(todos: readonly Todo[], title: string, id = newId()): Todo[] {
  const text = title.trim()
  return text === '' ? [...todos] : [{ id, title: text, done: false }, ...todos]
}

export function toggleTodo(todos: readonly Todo[], id: string): Todo[] {
  return todos.map((todo) => (todo.id === id ? { ...todo, done: !todo.done } : todo))
}

/** An empty title removes the task. */
export function renameTodo(todos: readonly Todo[], id: string, title: string): Todo[] {
  const text = title.trim()
  if (text === '') return removeTodo(todos, id)
  return todos.map((todo) => (todo.id === id ? { ...todo, title: text } : todo))
}

export function removeTodo(todos: readonly Todo[], id: string): Todo[] {
  return todos.filter((todo) => todo.id !== id)
}

export function clearDone(todos: readonly Todo[]): Todo[] {
  return todos.filter((todo) => !todo.done)
}

export function chosen(todos: readonly Todo[], filter: Filter): Todo[] {
  if (filter === 'all') return [...todos]
  return todos.filter((todo) => todo.done === (filter === 'done'))
}

/** What was stored, or the samples when nothing was; entries that are no tasks are dropped. */
export function readTodos(stored: unknown, samples: readonly string[]): Todo[] {
  if (!Array.isArray(stored)) {
    return samples.map((title, index) => ({ id: `sample-${index + 1}`, title, done: false }))
  }
  return stored.filter(isTodo)
}

function isTodo(value: unknown): value is Todo {
  if (typeof value !== 'object' || value === null) return false
  const todo = value as Partial<Todo>
  return (
    typeof todo.id === 'string' && typeof todo.title === 'string' && typeof todo.done === 'boolean'
  )
}
