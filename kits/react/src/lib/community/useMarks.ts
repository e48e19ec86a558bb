import type { Row } from '../records/fields'
import { fitMarks, type Mark } from './forum'
import { useKept } from './useKept'
import type { Posts } from './usePosts'

/** Whether threads are pinned or locked: said by a field of theirs, where they have one, else kept beside them. */
export function useMarks(posts: Posts) {
  const { value, change } = useKept(`${posts.entity.key}-marks`, fitMarks)
  const fieldFor = (mark: Mark) =>
    posts.entity.fields.find(
      (field) => field.type === 'boolean' && field.id.toLowerCase().endsWith(mark),
    )

  return {
    has(row: Row, mark: Mark): boolean {
      const field = fieldFor(mark)
      return field ? row[field.id] === true : value[row.id]?.[mark] === true
    },
    set(row: Row, mark: Mark, on: boolean): boolean {
      const field = fieldFor(mark)
      if (field) return posts.change(row.id, { [field.id]: on })
      return change((known) => ({ ...known, [row.id]: { ...known[row.id], [mark]: on } }))
    },
  }
}
