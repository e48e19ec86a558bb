import { newId } from '../id.js'

export function addTodo(todos, title, id = newId()) {
  const text = title.trim()
  return text === '' ? [...todos] : [{ id, title: text, done: false }, ...todos]
}

export function toggleTodo(todos, id) {
  return todos.map((todo) => (todo.id === id ? { ...todo, done: !todo.done } : todo))
}

/** An empty title removes the task. */
export function renameTodo(todos, id, title) {
  const text = title.trim()
  if (text === '') return removeTodo(todos, id)
  return todos.map((todo) => (todo.id === id ? { ...todo, title: text } : todo))
}

export function removeTodo(todos, id) {
  return todos.filter((todo) => todo.id !== id)
}

export function clearDone(todos) {
  return todos.filter((todo) => !todo.done)
}

export function chosen(todos, filter) {
  if (filter === 'all') return [...todos]
  return todos.filter((todo) => todo.done === (filter === 'done'))
}

/** What was stored, or the samples when nothing was; entries that are no tasks are dropped. */
export function readTodos(stored, samples) {
  if (!Array.isArray(stored)) {
    return samples.map((title, index) => ({ id: `sample-${index + 1}`, title, done: false }))
  }
  return stored.filter(isTodo)
}

function isTodo(value) {
  if (typeof value !== 'object' || value === null) return false
  const todo = value
  return (
    typeof todo.id === 'string' && typeof todo.title === 'string' && typeof todo.done === 'boolean'
  )
}
