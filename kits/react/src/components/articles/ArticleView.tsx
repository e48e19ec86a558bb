import type { around, Article } from '../../lib/site/articles'
import { subHash } from '../../lib/site/subPath'
import { ActionLink } from '../ui/ActionLink'
import { EmptyState } from '../ui/EmptyState'
import { Icon } from '../ui/Icon'
import { Initials } from '../ui/Initials'
import { ArticleBody } from './ArticleBody'
import { ArticleCard, Category } from './ArticleCard'
import { ArticleMeta } from './ArticleMeta'
import { ArticlePicture } from './ArticlePicture'

interface Props {
  shown: ReturnType<typeof around>
  page: string
  /** What the list is called that one came from. */
  back: string
  subject: string
}

/** One article, alone on its page. */
export function ArticleView({ shown, page, back, subject }: Props) {
  return (
    <div data-alone className="mx-auto max-w-6xl px-5 pt-8 pb-20 sm:px-8">
      <a
        href={`#/${page}`}
        className="inline-flex items-center gap-1 rounded-lg py-1 font-medium text-accent underline-offset-4 hover:underline"
      >
        <Icon name="left" className="size-4.5" />
        {back}
      </a>
      {shown ? (
        <>
          <Story article={shown.article} subject={subject} />
          <nav
            aria-label="More stories"
            className="mx-auto mt-14 grid max-w-3xl gap-4 border-y border-line py-6 sm:grid-cols-2"
          >
            <Neighbour label="Previous" article={shown.older} page={page} />
            <Neighbour label="Next" article={shown.newer} page={page} end />
          </nav>
          {shown.related.length > 0 && (
            <section className="mt-14">
              <h2 className="text-2xl font-semibold tracking-tight">
                More in {shown.article.category}
              </h2>
              <ul className="mt-6 grid gap-x-7 gap-y-10 sm:grid-cols-2 lg:grid-cols-3">
                {shown.related.map((article) => (
                  <li key={article.id}>
                    <ArticleCard article={article} page={page} subject={subject} />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      ) : (
        <EmptyState title={`This ${subject.toLowerCase()} does not exist`}>
          <ActionLink action={{ label: `Go to ${back}`, href: `#/${page}` }} />
        </EmptyState>
      )}
    </div>
  )
}

function Story({ article, subject }: { article: Article; subject: string }) {
  return (
    <article className="mt-6">
      <header className="mx-auto max-w-3xl">
        <Category name={article.category} />
        <h1 className="mt-2 text-4xl leading-[1.12] font-semibold tracking-tight break-words sm:text-5xl">
          {article.title}
        </h1>
        <div className="mt-6 flex items-center gap-3">
          {article.author && <Initials name={article.author} className="size-11 text-sm" />}
          <ArticleMeta article={article} />
        </div>
      </header>
      <ArticlePicture
        article={article}
        subject={subject}
        plain
        className="mx-auto mt-9 aspect-21/9 w-full max-w-5xl rounded-3xl border border-line"
      />
      <ArticleBody text={article.body} />
    </article>
  )
}

function Neighbour({
  label,
  article,
  page,
  end,
}: {
  label: string
  article: Article | undefined
  page: string
  end?: boolean
}) {
  if (!article) return <span className="hidden sm:block" />
  return (
    <a href={subHash(page, article.id)} className={end ? 'group sm:text-right' : 'group'}>
      <span className="block text-sm text-muted">{label}</span>
      <span className="font-semibold group-hover:underline">{article.title}</span>
    </a>
  )
}
