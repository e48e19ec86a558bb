import { useMemo, useState } from 'react'
import type { Entity } from '../../lib/records/fields'
import { useCollection } from '../../lib/records/useCollection'
import { useNames } from '../../lib/records/useNames'
import { around, categoriesOf, findArticles, readArticles } from '../../lib/site/articles'
import { useSubPath } from '../../lib/site/useSubPath'
import { PageTitle } from '../layout/PageTitle'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { SearchInput } from '../ui/SearchInput'
import { ArticleCard, LeadStory } from './ArticleCard'
import { ArticleView } from './ArticleView'

interface Props {
  id?: string
  entity: Entity
  /** Id of the page, part of the addresses of its articles. */
  page: string
  /** The page's main heading, when this is the whole page. */
  title?: string
  heading?: string
  text?: string
  /** Ids of the fields that say what about an article. */
  body: string
  summary?: string
  author?: string
  date?: string
  category?: string
  image?: string
  search?: boolean
  tinted?: boolean
}

/** A magazine: the newest story large, the others below; each opens at an address of its own. */
export function Articles({
  id,
  entity,
  page,
  title,
  heading,
  text,
  search = false,
  tinted,
  body,
  summary,
  author,
  date,
  category,
  image,
}: Props) {
  const { rows } = useCollection(entity)
  const names = useNames(entity)
  const articles = useMemo(
    () => readArticles(entity, rows, { body, summary, author, date, category, image }, names),
    [entity, rows, names, body, summary, author, date, category, image],
  )
  const open = useSubPath(page)
  const [chosen, setChosen] = useState('')
  const [words, setWords] = useState('')
  const categories = categoriesOf(articles)
  const found = findArticles(articles, chosen, words)
  const lead = chosen === '' && words === '' ? found[0] : undefined
  const rest = lead ? found.slice(1) : found
  const subject = entity.singular

  if (open !== null) {
    const shown = around(articles, open)
    return <ArticleView shown={shown} page={page} back={title ?? entity.plural} subject={subject} />
  }
  return (
    <section
      id={id}
      className={tinted ? 'scroll-mt-16 border-y border-line bg-surface' : 'scroll-mt-16'}
    >
      <div className="mx-auto max-w-6xl px-5 py-12 sm:px-8 sm:py-16">
        {title && <PageTitle title={title} intro={text} />}
        {heading && (
          <h2 className="mt-2 text-3xl font-semibold tracking-tight sm:text-4xl">{heading}</h2>
        )}
        {!title && text && <p className="mt-3 text-lg text-muted">{text}</p>}
        <div className="mt-8 mb-10 flex flex-wrap items-center gap-3 border-b border-line pb-5">
          {categories.length > 1 && (
            <CategoryFilter categories={categories} chosen={chosen} onChoose={setChosen} />
          )}
          {search && (
            <div className="ml-auto flex min-w-52 flex-1 justify-end">
              <SearchInput
                label={`Search ${entity.plural.toLowerCase()}`}
                value={words}
                onChange={setWords}
              />
            </div>
          )}
        </div>
        {lead && <LeadStory article={lead} page={page} subject={subject} />}
        <ul
          aria-label={entity.plural}
          className="grid gap-x-7 gap-y-12 sm:grid-cols-2 lg:grid-cols-3"
        >
          {rest.map((article) => (
            <li key={article.id}>
              <ArticleCard article={article} page={page} subject={subject} />
            </li>
          ))}
        </ul>
        <div role="status">
          {articles.length === 0 && <EmptyState title={`No ${entity.plural.toLowerCase()} yet`} />}
          {articles.length > 0 && found.length === 0 && (
            <EmptyState icon="search" title="Nothing found" text="Try other words or all topics.">
              <Button
                onClick={() => {
                  setChosen('')
                  setWords('')
                }}
              >
                Show all
              </Button>
            </EmptyState>
          )}
        </div>
      </div>
    </section>
  )
}

function CategoryFilter({
  categories,
  chosen,
  onChoose,
}: {
  categories: readonly string[]
  chosen: string
  onChoose: (category: string) => void
}) {
  return (
    <div role="group" aria-label="Topics" className="flex flex-wrap gap-2">
      {['', ...categories].map((category) => (
        <button
          key={category}
          type="button"
          aria-pressed={category === chosen}
          onClick={() => onChoose(category)}
          className="rounded-full border border-line px-4 py-1.5 text-sm font-medium transition hover:bg-sunken aria-pressed:border-edge aria-pressed:bg-primary aria-pressed:text-on-primary"
        >
          {category || 'All'}
        </button>
      ))}
    </div>
  )
}
