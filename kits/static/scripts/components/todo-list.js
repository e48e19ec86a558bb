import { h, refresh } from '../dom.js'
import {
  addTodo,
  chosen,
  clearDone,
  readTodos,
  removeTodo,
  renameTodo,
  toggleTodo,
} from '../lib/todo/todos.js'
import { button, emptyState, iconButton, segments } from '../ui/controls.js'
import { kept } from '../ui/kept.js'
import { part } from '../ui/part.js'

const filters = [
  { value: 'all', label: 'All' },
  { value: 'open', label: 'Open' },
  { value: 'done', label: 'Done' },
]

/** A task list: add, tick off, filter, clear what is done. */
export function todoList(root, { heading, placeholder = 'What needs to be done?', items = [] }) {
  let filter = 'all'
  let editing = null
  const todos = kept('todos', (stored) => readTodos(stored, items), draw)

  const field = h('input', {
    'aria-label': 'New task',
    placeholder,
    maxLength: 200,
    oninput: allowAdding,
  })
  const addButton = button('Add task', {
    look: 'primary',
    icon: 'plus',
    type: 'submit',
    disabled: true,
  })
  const form = h('form', { class: 'quick-add', onsubmit: add }, field, addButton)
  const bar = h(
    'div',
    { role: 'progressbar', 'aria-label': 'Tasks done', class: 'progress' },
    h('div'),
  )
  const barText = h('span', { class: 'muted' })
  const clearButton = button('Clear done', {
    look: 'quiet',
    onclick: () => todos.change(clearDone),
  })
  const list = h('div')
  const left = h('p', { role: 'status', class: 'muted' })

  part(
    root,
    heading,
    todos.error,
    form,
    h('div', { class: 'row' }, bar, barText),
    h(
      'div',
      { class: 'card' },
      h(
        'div',
        { class: 'card-head' },
        segments('Show', filters, filter, (value) => {
          filter = value
          todos.draw()
        }),
        clearButton,
      ),
      list,
    ),
    left,
  )
  todos.draw()

  function allowAdding() {
    addButton.disabled = field.value.trim() === ''
  }

  function add(event) {
    event.preventDefault()
    if (!todos.change((current) => addTodo(current, field.value))) return
    field.value = ''
    allowAdding()
  }

  function draw(current) {
    const done = current.filter((todo) => todo.done).length
    const open = current.length - done
    bar.setAttribute('aria-valuenow', done)
    bar.setAttribute('aria-valuemin', 0)
    bar.setAttribute('aria-valuemax', current.length)
    bar.firstChild.style.width = `${current.length === 0 ? 0 : (100 * done) / current.length}%`
    barText.textContent = `${done} of ${current.length} done`
    clearButton.disabled = done === 0
    left.textContent = open === 1 ? '1 task left' : `${open} tasks left`
    const shown = chosen(current, filter)
    refresh(
      list,
      shown.length === 0
        ? emptyState(filter === 'all' ? 'Nothing to do' : `No ${filter} tasks`, null, 'check')
        : h('ul', { class: 'todos', 'aria-label': 'Tasks' }, shown.map(item)),
    )
  }

  function item(todo) {
    return h(
      'li',
      {},
      editing === todo.id ? editor(todo) : label(todo),
      iconButton('pencil', `Edit ${todo.title}`, {
        'data-key': `edit-${todo.id}`,
        onclick: () => {
          editing = todo.id
          todos.draw()
          list.querySelector('input[type="text"]')?.focus()
        },
      }),
      iconButton('trash', `Delete ${todo.title}`, {
        'data-key': `delete-${todo.id}`,
        onclick: () => todos.change((current) => removeTodo(current, todo.id)),
      }),
    )
  }

  function label(todo) {
    const box = h('input', {
      type: 'checkbox',
      checked: todo.done,
      'data-key': `done-${todo.id}`,
      onchange: () => todos.change((current) => toggleTodo(current, todo.id)),
    })
    return h('label', { class: todo.done ? 'done' : '' }, box, h('span', {}, todo.title))
  }

  function editor(todo) {
    const finish = (save) => {
      if (editing !== todo.id) return
      editing = null
      if (!save) todos.draw()
      // What was typed stays when it could not be stored.
      else if (!todos.change((current) => renameTodo(current, todo.id, input.value)))
        editing = todo.id
    }
    const input = h('input', {
      type: 'text',
      value: todo.title,
      'aria-label': `New title for ${todo.title}`,
      onblur: () => finish(true),
      onkeydown: (event) => {
        if (event.key === 'Enter') finish(true)
        if (event.key === 'Escape') finish(false)
      },
    })
    return input
  }
}
