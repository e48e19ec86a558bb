import { cx } from '../../lib/cx'
import { formatDate } from '../../lib/records/format'
import type { Article } from '../../lib/site/articles'

/** Who wrote it, when, and how long it takes to read. */
export function ArticleMeta({ article, className }: { article: Article; className?: string }) {
  return (
    <p className={cx('flex flex-wrap gap-x-3 gap-y-1 text-sm text-muted', className)}>
      {article.author && <span className="font-medium text-ink">{article.author}</span>}
      {article.date && <time dateTime={article.date}>{formatDate(article.date)}</time>}
      <span>{article.minutes} min read</span>
    </p>
  )
}
