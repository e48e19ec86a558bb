import { h, icon } from '../dom.js'
import { formatDate } from '../lib/records/format.js'
import { passages } from '../lib/site/articles.js'
import { initials } from '../lib/site/people.js'
import { subHash } from '../lib/site/subPath.js'
import { coverPicture } from './cover.js'
import { emptyState } from './controls.js'

/** An article in a list; the first of all is larger. */
export function articleCard(article, { page, subject, lead = false }) {
  return h(
    'article',
    { class: lead ? 'article-card lead-story' : 'article-card' },
    h('div', { class: 'frame' }, picture(article, subject)),
    h(
      'div',
      {},
      article.category && h('p', { class: 'category' }, article.category),
      h('h3', {}, h('a', { href: subHash(page, article.id) }, article.title)),
      h('p', { class: 'summary' }, article.summary),
      meta(article),
    ),
  )
}

/** One article, alone on its page. */
export function articleView(shown, { page, back, subject }) {
  const home = h('a', { href: `#/${page}`, class: 'back' }, icon('left'), back)
  if (!shown)
    return [
      home,
      emptyState(`This ${subject.toLowerCase()} does not exist`, 'It may have been deleted.'),
    ]
  const { article, newer, older, related } = shown
  return [
    home,
    h(
      'article',
      { class: 'story' },
      h(
        'header',
        {},
        article.category && h('p', { class: 'category' }, article.category),
        h('h1', {}, article.title),
        h(
          'div',
          { class: 'by' },
          article.author &&
            h('span', { class: 'initials', 'aria-hidden': 'true' }, initials(article.author)),
          meta(article),
        ),
      ),
      picture(article),
      h('div', { class: 'story-body' }, passages(article.body).map(passage)),
    ),
    h(
      'nav',
      { 'aria-label': 'More stories', class: 'neighbours' },
      neighbour('Previous', older, page),
      neighbour('Next', newer, page),
    ),
    related.length > 0 &&
      h(
        'section',
        { class: 'related' },
        h('h2', {}, `More in ${article.category}`),
        h(
          'ul',
          { class: 'article-grid' },
          related.map((one) => h('li', {}, articleCard(one, { page, subject }))),
        ),
      ),
  ]
}

/** Without a subject only a pattern, where it is large. */
function picture(article, subject) {
  if (article.image !== '') return h('img', { src: article.image, alt: '', class: 'picture' })
  return coverPicture(article.title, subject && `${article.category} ${subject}`, 'picture')
}

function meta({ author, date, minutes }) {
  return h(
    'p',
    { class: 'meta' },
    author && h('b', {}, author),
    date && h('time', { datetime: date }, formatDate(date)),
    h('span', {}, `${minutes} min read`),
  )
}

function neighbour(label, article, page) {
  if (!article) return h('span')
  return h(
    'a',
    { href: subHash(page, article.id) },
    h('small', {}, label),
    h('b', {}, article.title),
  )
}

function passage(one) {
  switch (one.kind) {
    case 'heading':
      return h('h2', {}, one.text)
    case 'quote':
      return h('blockquote', {}, one.text)
    case 'list':
      return h(
        'ul',
        {},
        one.lines.map((line) => h('li', {}, line)),
      )
    default:
      return h('p', {}, one.text)
  }
}
