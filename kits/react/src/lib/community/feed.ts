import type { Row } from '../records/fields'
import { list } from '../records/format'
import type { Roles } from './roles'
import { hashtags } from './text'

/** The tags of a post: those in its field for tags and the `#tags` in what it says. Small letters, each once. */
export function tagsOf(row: Row, { tags, text, title }: Roles): string[] {
  const given = tags
    ? list(row[tags.id] ?? []).map((tag) => tag.replace(/^#/, '').toLocaleLowerCase())
    : []
  const written = [title, text].flatMap((field) => hashtags(String((field && row[field.id]) ?? '')))
  return [...new Set([...given, ...written])]
}

/** The tags most posts have, the most used first. */
export function topTags(rows: readonly Row[], roles: Roles, limit: number): string[] {
  const counts = new Map<string, number>()
  for (const tag of rows.flatMap((row) => tagsOf(row, roles))) {
    counts.set(tag, (counts.get(tag) ?? 0) + 1)
  }
  const ranked = [...counts].toSorted(([, a], [, b]) => b - a)
  return ranked.slice(0, limit).map(([tag]) => tag)
}
