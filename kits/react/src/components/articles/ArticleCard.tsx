import { cx } from '../../lib/cx'
import type { Article } from '../../lib/site/articles'
import { subHash } from '../../lib/site/subPath'
import { ArticleMeta } from './ArticleMeta'
import { ArticlePicture } from './ArticlePicture'

interface Props {
  article: Article
  /** Id of the page the article opens on. */
  page: string
  subject: string
}

export function ArticleCard({ article, page, subject }: Props) {
  return (
    <article className="group relative flex h-full flex-col">
      <div className="aspect-16/10 overflow-hidden rounded-2xl border border-line">
        <ArticlePicture
          article={article}
          subject={subject}
          className="size-full transition duration-500 group-hover:scale-105"
        />
      </div>
      <Category name={article.category} className="mt-4" />
      <h3 className="mt-1 text-xl leading-snug font-semibold tracking-tight break-words">
        <a
          href={subHash(page, article.id)}
          className="group-hover:underline after:absolute after:inset-0"
        >
          {article.title}
        </a>
      </h3>
      <p className="mt-2 line-clamp-3 leading-relaxed break-words text-muted">{article.summary}</p>
      <ArticleMeta article={article} className="mt-3" />
    </article>
  )
}

/** The newest story, larger than the others. */
export function LeadStory({ article, page, subject }: Props) {
  return (
    <article className="group relative mb-14 grid items-center gap-7 border-b border-line pb-12 lg:grid-cols-[1.35fr_1fr] lg:gap-12">
      <div className="aspect-16/10 overflow-hidden rounded-3xl border border-line shadow-card">
        <ArticlePicture
          article={article}
          subject={subject}
          className="size-full transition duration-500 group-hover:scale-105"
        />
      </div>
      <div>
        <Category name={article.category} />
        <h3 className="mt-2 text-3xl leading-tight font-semibold tracking-tight break-words sm:text-4xl">
          <a
            href={subHash(page, article.id)}
            className="group-hover:underline after:absolute after:inset-0"
          >
            {article.title}
          </a>
        </h3>
        <p className="mt-4 text-lg leading-relaxed break-words text-muted">{article.summary}</p>
        <ArticleMeta article={article} className="mt-5" />
      </div>
    </article>
  )
}

export function Category({ name, className }: { name: string; className?: string }) {
  if (name === '') return null
  return <p className={cx('text-sm font-semibold text-accent', className)}>{name}</p>
}
