interface Props {
  tags: readonly string[]
  chosen: string | null
  onChoose: (tag: string | null) => void
}

/** Tags to choose one by which a list is filtered; a chosen one that is not among them is shown too. */
export function TagChips({ tags, chosen, onChoose }: Props) {
  const all = chosen === null || tags.includes(chosen) ? tags : [chosen, ...tags]
  if (all.length === 0) return null
  return (
    <div role="group" aria-label="Filter by tag" className="flex flex-wrap gap-1.5">
      {all.map((tag) => (
        <button
          key={tag}
          type="button"
          aria-pressed={tag === chosen}
          onClick={() => onChoose(tag === chosen ? null : tag)}
          className="rounded-full border border-line bg-surface px-3 py-1 text-sm text-muted transition hover:text-ink aria-pressed:border-accent aria-pressed:bg-soft aria-pressed:text-accent"
        >
          #{tag}
        </button>
      ))}
    </div>
  )
}
