import { useState } from 'react'
import { describedBy } from '../ui/FormField'
import { Icon } from '../ui/Icon'
import type { InputProps } from './FieldInput'

/** Short words, each added with Enter or a comma. */
export function TagsInput({ field, id, value, error, onChange }: InputProps) {
  const [draft, setDraft] = useState('')
  const tags = Array.isArray(value) ? value : []

  function add() {
    const tag = draft.trim().replace(/^#/, '')
    if (tag !== '' && !tags.includes(tag)) onChange([...tags, tag])
    setDraft('')
  }

  return (
    <div className="flex min-h-10 flex-wrap items-center gap-1.5 rounded-lg border border-control bg-surface px-2 py-1.5 shadow-xs focus-within:border-accent focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent">
      {tags.map((tag) => (
        <span
          key={tag}
          className="flex items-center gap-1 rounded-full bg-soft py-0.5 pr-1 pl-2.5 text-xs font-medium text-accent"
        >
          {tag}
          <button
            type="button"
            aria-label={`Remove ${tag}`}
            onClick={() => onChange(tags.filter((other) => other !== tag))}
            className="grid size-5 place-items-center rounded-full hover:bg-surface"
          >
            <Icon name="x" className="size-3" />
          </button>
        </span>
      ))}
      <input
        id={id}
        value={draft}
        placeholder={tags.length === 0 ? 'Type and press Enter' : ''}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, field.help, error)}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ',') {
            event.preventDefault()
            add()
          } else if (event.key === 'Backspace' && draft === '') {
            onChange(tags.slice(0, -1))
          }
        }}
        className="min-w-24 flex-1 bg-transparent px-1 text-sm outline-none"
      />
    </div>
  )
}
