import { cx } from '../../lib/cx'
import type { Article } from '../../lib/site/articles'
import { Cover } from '../ui/Cover'

interface Props {
  article: Article
  subject: string
  /** Only a pattern, where it is large. */
  plain?: boolean
  className?: string
}

/** The article's picture, or a drawn one. */
export function ArticlePicture({ article, subject, plain, className }: Props) {
  if (article.image !== '')
    return <img src={article.image} alt="" className={cx('object-cover', className)} />
  return (
    <Cover
      title={article.title}
      subject={`${article.category} ${subject}`}
      plain={plain}
      className={className}
    />
  )
}
