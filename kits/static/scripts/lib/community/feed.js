import { list } from '../records/format.js'
import { hashtags } from './text.js'

/** The tags of a post: those in its field for tags and the `#tags` in what it says. Small letters, each once. */
export function tagsOf(row, { tags, text, title }) {
  const given = tags
    ? list(row[tags.id] ?? []).map((tag) => tag.replace(/^#/, '').toLocaleLowerCase())
    : []
  const written = [title, text].flatMap((field) => hashtags(String((field && row[field.id]) ?? '')))
  return [...new Set([...given, ...written])]
}

/** The tags most posts have, the most used first. */
export function topTags(rows, roles, limit) {
  const counts = new Map()
  for (const tag of rows.flatMap((row) => tagsOf(row, roles))) {
    counts.set(tag, (counts.get(tag) ?? 0) + 1)
  }
  const ranked = [...counts].toSorted(([, a], [, b]) => b - a)
  return ranked.slice(0, limit).map(([tag]) => tag)
}
