import { useCallback, useState } from 'react'
import type { News } from '../../lib/news'
import { UndoNotice } from './Notices'

/** A place for news that can be taken back: the notice to draw, and the way to tell. The latest news replaces the one before. */
export function useUndoNotice(first: News | null = null) {
  const [news, tell] = useState(first)
  const forget = useCallback(() => tell(null), [])

  const notice = news && (
    <UndoNotice
      text={news.text}
      onClose={forget}
      onUndo={() => {
        news.undo()
        forget()
      }}
    />
  )
  return { notice, tell }
}
